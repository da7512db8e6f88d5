using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Agent.Consent.Terminal;
using Tanba.Agent.Consent.Window;
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
        .AddSingleton<Pkcs12Store>()
        .AddSingleton<FileStore>()
        .AddSingleton(provider => new PendingKeys(provider.GetRequiredService<AgentHome>().WrappingSecret))
        .AddSingleton(provider => Stores.Of(options, provider.GetRequiredService<FileStore>()))
        .AddConsent(options)
        .AddCommands()
        .AddModules();

    private static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<ChoosePath>()
        .AddSingleton<ShowKey>()
        .AddSingleton<ListKeys>()
        .AddSingleton<Sign>()
        .AddSingleton<StampSignatures>()
        .AddSingleton<GenerateKeys>()
        .AddSingleton<DiscardKeys>()
        .AddSingleton<Installations>()
        .AddSingleton<InstalledBefore>()
        .AddSingleton<FindPending>()
        .AddSingleton<InstallCertificates>()
        .AddSingleton<ChangeSecret>();

    private static IServiceCollection AddModules(this IServiceCollection services) => services
        .AddSingleton<ChosenLocales>()
        .AddSingleton<KeyMethods>()
        .AddSingleton<StoreMethods>()
        .AddSingleton<SecretMethods>()
        .AddSingleton<IModule, CommonUtils>()
        .AddSingleton<IModule, Basics>()
        .AddSingleton<IModule, EnrolmentModule>()
        .AddSingleton<Dispatcher>();

    private static IServiceCollection AddConsent(this IServiceCollection services, AgentOptions options) => services
        .AddSingleton<KeyOpening>()
        .AddSingleton(ChainRule.Read(options.TrustRoots))
        .AddSingleton<ConsentSite>()
        .AddSingleton<WindowOpener>()
        .AddSingleton(TerminalLines.OfConsole)
        .AddSingleton<TerminalConsent>()
        .AddSingleton<IConsent>(provider => new ConsentQueue(Person(provider, options)));

    private static IConsent Person(IServiceProvider provider, AgentOptions options)
    {
        if (options.Script is { } script)
        {
            return ActivatorUtilities.CreateInstance<ScriptedConsent>(provider, ScriptedConsent.Read(script));
        }

        var terminal = provider.GetRequiredService<TerminalConsent>();
        return options.Consent == ConsentKind.Terminal ? terminal : ActivatorUtilities.CreateInstance<WindowConsent>(provider, (IConsent)terminal);
    }
}
