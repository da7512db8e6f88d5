using System.Text.Json;
using Tanba.EndToEnd.Tests.Running;
using Tanba.Keys;

namespace Tanba.EndToEnd.Tests;

/// <summary>
/// The real server is killed with SIGKILL while it takes a signed act: an owner's confirmation, a registrar's, a revocation. What was not
/// committed has left nothing; what was is whole; and the same signature handed in again ends the same way.
/// </summary>
public sealed class ActKillTests : IAsyncLifetime
{
    private const string State = "SELECT CASE state WHEN 'Submitted' THEN 0 WHEN 'Confirmed' THEN 1 WHEN 'Issued' THEN 2 ELSE 3 END FROM applications WHERE number = $subject";
    private const string Receipts = "SELECT COUNT(*) FROM acts WHERE subject = $subject";
    private const string Audited = "SELECT COUNT(*) FROM audit WHERE subject = $subject AND act IN ('application.confirm', 'certificate.revoke')";
    private const string Letters = "SELECT COUNT(*) FROM letters WHERE REPLACE(body, ' ', '') LIKE '%' || $subject || '%'";
    private const string TwiceTheSame = "SELECT COUNT(*) FROM (SELECT 1 FROM letters WHERE REPLACE(body, ' ', '') LIKE '%' || $subject || '%' GROUP BY subject HAVING COUNT(*) > 1)";
    private const string Certificates = "SELECT COUNT(*) FROM certificate WHERE application = $subject";
    private const string Revocations = "SELECT COUNT(*) FROM revocation WHERE serial = $subject";

    // Each step of taking an act, on the applications and the key of a citizen of its own.
    private static readonly (string Step, bool Commits, string Citizen)[] Steps =
        [("act 1 judge", false, "900101300007"), ("act 2 enact", false, "851231450018"), ("act 3 answer", true, "990630409991")];

    private Demo demo = null!;
    private Ledger ledger = null!;

    private string Order => Path.Combine(demo.Home, "kill-at");

    public async ValueTask InitializeAsync()
    {
        demo = await Demo.MakeAsync();
        ledger = new Ledger(demo);
        await StartAsync();
    }

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task Kill_in_any_step_of_any_act_leaves_all_of_it_or_nothing_and_the_person_goes_on()
    {
        using var registrar = new PostingCitizen(demo, demo.Staff("Registrar"));
        await registrar.SignInAsync();
        foreach (var (step, commits, iin) in Steps)
        {
            using var citizen = new PostingCitizen(demo, demo.Keys(iin));
            await citizen.SignInAsync();
            await ConfirmedByOwnerAsync(citizen, step, commits);
            await ConfirmedByRegistrarAsync(citizen, registrar, step, commits);
            await RevokedAsync(citizen, step, commits);
        }

        // Every letter stands in the outbox once and leaves it.
        await ledger.UntilAsync("SELECT COUNT(*) FROM letters WHERE next_at IS NOT NULL", 0);
        Assert.Equal(0, ledger.Count("SELECT COUNT(*) FROM issuance_intent WHERE serial NOT IN (SELECT serial FROM certificate) AND serial NOT IN (SELECT serial FROM revocation)"));
        await ledger.IsWholeAsync();
    }

    private async Task ConfirmedByOwnerAsync(PostingCitizen citizen, string step, bool commits)
    {
        var application = await citizen.ApplyAsync();
        var confirm = await citizen.PrepareActAsync($"/cabinet/applications/{application.Number}/confirm");
        await ConfirmedAsync(application, confirm, step, commits);
        await citizen.InstalledAsync(application);
    }

    private async Task ConfirmedByRegistrarAsync(PostingCitizen citizen, PostingCitizen registrar, string step, bool commits)
    {
        var application = await citizen.ApplyAsync();
        await ConfirmedAsync(application, await registrar.PrepareDecisionAsync(application.Number), step, commits);
        await citizen.InstalledAsync(application);
    }

    private async Task ConfirmedAsync(Reissue application, Func<Task<JsonElement>> confirm, string step, bool commits)
    {
        var letters = ledger.Count(Letters, application.Number);
        await KilledAsync(step, confirm);

        // Nothing, or all of it but the certificates, which the job makes at the next start.
        Assert.Equal(commits ? 1 : 0, ledger.Count(State, application.Number));
        AllOrNothing(application.Number, commits ? 1 : 0);
        Assert.Equal(letters + (commits ? 1 : 0), ledger.Count(Letters, application.Number));
        Assert.Equal(0, ledger.Count(Certificates, application.Number));

        await StartAsync();
        await confirm();
        await ledger.UntilAsync(State, 2, application.Number);
        AllOrNothing(application.Number, 1);
        Assert.Equal(2, ledger.Count(Certificates, application.Number));
        Assert.Equal(0, ledger.Count(TwiceTheSame, application.Number));
    }

    private async Task RevokedAsync(PostingCitizen citizen, string step, bool commits)
    {
        var serial = SerialOf(citizen.Keys);
        var revoke = await citizen.PrepareActAsync($"/cabinet/revoke/{serial}/lost");
        await KilledAsync(step, revoke);
        AllOrNothing(serial, commits ? 1 : 0);
        Assert.Equal(commits ? 1 : 0, ledger.Count(Revocations, serial));
        Assert.Equal(commits ? 1 : 0, ledger.Count(Letters, serial));

        await StartAsync();
        await revoke();
        AllOrNothing(serial, 1);
        Assert.Equal(1, ledger.Count(Revocations, serial));
        Assert.Equal(1, ledger.Count(Letters, serial));
    }

    /// <summary>The receipt and the entry in the log are there together, or neither is.</summary>
    private void AllOrNothing(string subject, long times)
    {
        Assert.Equal(times, ledger.Count(Receipts, subject));
        Assert.Equal(times, ledger.Count(Audited, subject));
    }

    private async Task KilledAsync(string step, Func<Task<JsonElement>> act)
    {
        await File.WriteAllTextAsync(Order, step);
        await Assert.ThrowsAnyAsync<HttpRequestException>(act);
        await demo.Server.ExitedAsync();
        Assert.Equal(137, demo.Server.ExitCode);
        File.Delete(Order);
    }

    private Task StartAsync() => demo.StartServerAsync(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(ActKillTests).Assembly.Location,
        ["TANBA_TEST_KILL_AT"] = "@" + Order,
    });

    private static string SerialOf(DemoKeys keys)
    {
        using var password = new Secret(keys.Password);
        using var stored = new Pkcs12Store().Open(keys.SignKey, password).Value.Single();
        return stored.Certificate.SerialNumber.ToString();
    }
}
