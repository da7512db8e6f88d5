using Microsoft.Extensions.DependencyInjection;

using Tanba.Registration.Staff;

namespace Tanba.Registration.Decisions;

/// <summary>What staff do in the console.</summary>
internal static class AddDecisionsExtensions
{
    public static IServiceCollection AddDecisions(this IServiceCollection services) => services
        .AddSingleton<AddStaff>()
        .AddSingleton<EndStaff>()
        .AddSingleton<ListStaff>();
}
