using Microsoft.Extensions.DependencyInjection;

namespace Tanba.Registration.Systems;

/// <summary>The register of information systems.</summary>
internal static class AddSystemsExtensions
{
    public static IServiceCollection AddSystems(this IServiceCollection services) => services
        .AddSingleton<FindSystems>()
        .AddSingleton<RequestSystem>()
        .AddSingleton<DecideSystem>();
}
