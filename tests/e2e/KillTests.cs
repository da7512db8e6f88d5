using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>The real server is killed with SIGKILL at every numbered step of issuance (docs/issuance.md), and started again.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const string Citizen = "900101300007";
    private static readonly string[] Steps = ["issue 1 profile", "issue 2 serial", "issue 3 lint", "issue 4 intent", "issue 5 sign", "issue 6 store"];
    private Demo demo = null!;
    private Ledger ledger = null!;

    public async ValueTask InitializeAsync()
    {
        demo = await Demo.MakeAsync();
        ledger = new Ledger(demo);
    }

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task Kill_at_any_step_never_loses_a_certificate_a_serial_or_an_application()
    {
        foreach (var step in Steps)
        {
            using var citizen = new PostingCitizen(demo, demo.Keys(Citizen));
            await demo.StartServerAsync(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DOTNET_STARTUP_HOOKS"] = typeof(KillTests).Assembly.Location,
                ["TANBA_TEST_KILL_AT"] = step,
            });
            await citizen.SignInAsync();
            var reissue = await citizen.PrepareAsync();
            await Assert.ThrowsAnyAsync<HttpRequestException>(reissue.SubmitAsync);
            await demo.Server.ExitedAsync();
            Assert.Equal(137, demo.Server.ExitCode);
            EverySignedCertificateHasItsRow();

            await demo.StartServerAsync();
            await IssuedAsync(citizen, reissue.Number);
            Assert.Equal(2, ledger.Count("SELECT COUNT(*) FROM certificate WHERE application = $subject", reissue.Number));
            await citizen.InstalledAsync(reissue);
            await demo.Server.KillAsync();
        }

        Assert.Equal(ledger.Count("SELECT COUNT(*) FROM issuance_intent"), ledger.Count("SELECT COUNT(DISTINCT serial) FROM issuance_intent"));
        EverySignedCertificateHasItsRow();

        // What was recorded and not finished is revoked: between 4 and 6 there was one such serial each time.
        Assert.Equal(0, ledger.Count("SELECT COUNT(*) FROM issuance_intent WHERE serial NOT IN (SELECT serial FROM certificate) AND serial NOT IN (SELECT serial FROM revocation)"));
        Assert.InRange(ledger.Count("SELECT COUNT(*) FROM revocation WHERE serial NOT IN (SELECT serial FROM certificate)"), 2, 3);
        await ledger.IsWholeAsync();
    }

    private void EverySignedCertificateHasItsRow() =>
        Assert.Equal(0, ledger.Count("SELECT COUNT(*) FROM certificate WHERE serial NOT IN (SELECT serial FROM issuance_intent)"));

    /// <summary>The job that continues confirmed applications runs at the start of the server.</summary>
    private static async Task IssuedAsync(PostingCitizen citizen, string number)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await citizen.StateAsync(number) != "Issued")
        {
            await Task.Delay(200, limit.Token);
        }
    }
}
