using Tanba.Keys;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>One demo for the five kinds of tokens: SoftHSM2 stands for each, and a citizen has keys on all of them.</summary>
public sealed class TokenDemo : IAsyncLifetime
{
    public const string Citizen = "990630409991";

    public Demo Demo { get; private set; } = null!;

    public Browser Browser { get; private set; } = null!;

    public static TokenStore Store(string storage) => new(SoftTokens.Kind(storage));

    public async ValueTask InitializeAsync()
    {
        if (!SoftTokens.AreThere)
        {
            return;
        }

        Demo = await Demo.MakeAsync();
        await Demo.StartServerAsync();
        using var citizen = new PostingCitizen(Demo, Demo.Keys(Citizen));
        using var pin = new Secret(SoftTokens.Pin);
        await citizen.SignInAsync();
        foreach (var storage in SoftTokens.Stores)
        {
            await citizen.PutOnTokenAsync(Store(storage), pin);
        }

        Demo.AgentEnvironment["SOFTHSM2_CONF"] = SoftTokens.Configuration;
        await Demo.StartAgentAsync([.. PrintedConsents.AgentArguments, "--tokens", SoftTokens.WriteKinds(Path.Combine(Demo.Folder, "tokens.json"))]);
        await Demo.TrustAgentAsync();
        Browser = await Browser.OpenAsync(Demo);
    }

    public async ValueTask DisposeAsync()
    {
        if (Demo is not null)
        {
            await Traces.TellAsync(Demo, Browser?.Context.Pages ?? []);
            await (Browser?.DisposeAsync() ?? ValueTask.CompletedTask);
            await Demo.DisposeAsync();
        }
    }
}
