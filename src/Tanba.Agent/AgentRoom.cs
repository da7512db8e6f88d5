using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Agent.Protocol.Enrolment;
using Tanba.Agent.Protocol.NcaLayer;
using Tanba.Agent.State;
using Tanba.Agent.Trust;
using Tanba.Keys;

namespace Tanba.Agent;

public static class AgentRoom
{
    public static IServiceCollection AddAgent(this IServiceCollection services, AgentOptions options) => services
        .AddSingleton(options)
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new AgentHome(options.Home))
        .AddSingleton<Settings>()
        .AddSingleton<LocalAuthority>()
        .AddSingleton<ServerCertificate>()
        .AddSingleton<IKeyStore, Pkcs12Store>()
        .AddSingleton(provider => new PendingKeys(provider.GetRequiredService<AgentHome>().WrappingSecret))
        .AddSingleton<KeyOpening>()
        .AddSingleton(ChainRule.Read(options.TrustRoots))
        .AddSingleton<IConsent>(provider => new ConsentQueue(Person(provider, options)))
        .AddCommands()
        .AddModules();

    private static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<ChoosePath>()
        .AddSingleton<ShowKey>()
        .AddSingleton<ListKeys>()
        .AddSingleton<Sign>()
        .AddSingleton<GenerateKeys>()
        .AddSingleton<FindPending>()
        .AddSingleton<InstallCertificates>();

    private static IServiceCollection AddModules(this IServiceCollection services) => services
        .AddSingleton<Locales>()
        .AddSingleton<KeyMethods>()
        .AddSingleton<StoreMethods>()
        .AddSingleton<IModule, CommonUtils>()
        .AddSingleton<IModule, Basics>()
        .AddSingleton<IModule, EnrolmentModule>()
        .AddSingleton<Dispatcher>();

    private static ScriptedConsent Person(IServiceProvider provider, AgentOptions options) =>
        ActivatorUtilities.CreateInstance<ScriptedConsent>(provider, options.Script is { } script ? ScriptedConsent.Read(script) : []);
}
