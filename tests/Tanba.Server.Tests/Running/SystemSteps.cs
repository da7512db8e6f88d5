using System.Globalization;
using Tanba.Registration.Systems;

namespace Tanba.Server.Tests.Running;

/// <summary>Information systems as the register holds them.</summary>
internal static class SystemSteps
{
    public static async Task<long> RequestSystemAsync(this PortalHost host, string owner, string name) =>
        (await host.Get<RequestSystem>().RunAsync(new NewSystem(name, owner, "Подписывает накладные"), TestContext.Current.CancellationToken)).Value;

    public static async Task<InformationSystem> RegisterSystemAsync(this PortalHost host, string owner, string name)
    {
        var number = await host.RequestSystemAsync(owner, name);
        var oid = $"{Pki.Oids.KzIndividualSystem}.{number.ToString(CultureInfo.InvariantCulture)}";
        return (await host.Get<DecideSystem>().RegisterAsync(number, oid, "test", TestContext.Current.CancellationToken)).Value;
    }

    public static async Task<InformationSystem> SystemAsync(this PortalHost host, long number) =>
        (await host.Get<FindSystems>().FindAsync(number, TestContext.Current.CancellationToken))!;
}
