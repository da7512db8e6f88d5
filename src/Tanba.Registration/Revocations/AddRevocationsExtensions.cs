using Microsoft.Extensions.DependencyInjection;

namespace Tanba.Registration.Revocations;

/// <summary>What owners do with the status of their certificates, in a host.</summary>
internal static class AddRevocationsExtensions
{
    public static void AddRevocations(this IServiceCollection services)
    {
        services.AddSingleton<OrderRevocation>();
        services.AddSingleton<CompleteRevocation>();
    }
}
