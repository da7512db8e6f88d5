using Microsoft.Extensions.DependencyInjection;

using Tanba.Registration.People;
using Tanba.Registration.Staff;
using Tanba.Registration.WrittenOrders;

namespace Tanba.Registration.Decisions;

/// <summary>What staff do in the console.</summary>
internal static class AddDecisionsExtensions
{
    public static IServiceCollection AddDecisions(this IServiceCollection services) => services
        .AddSingleton<AddStaff>()
        .AddSingleton<EndStaff>()
        .AddSingleton<ListStaff>()
        .AddSingleton<ApplicationQueue>()
        .AddSingleton<SearchApplications>()
        .AddSingleton<LookAtApplication>()
        .AddSingleton<OrderDecision>()
        .AddSingleton<Approval>()
        .AddSingleton<Decide>()
        .AddSingleton<FindPeople>()
        .AddSingleton<CorrectPerson>()
        .AddSingleton<RegisterPerson>()
        .AddSingleton<WriteDownOrder>()
        .AddSingleton<FindOrders>()
        .AddSingleton<OrderOnPaper>()
        .AddSingleton<OrderedChange>()
        .AddSingleton<CarryOutOrder>()
        .AddSingleton<ForgetOrders>();
}
