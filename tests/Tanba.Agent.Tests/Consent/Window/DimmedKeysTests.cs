using System.Text.Json;
using System.Text.RegularExpressions;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Consent.Window;

/// <summary>Keys that the page cannot use are in the list all the same, with the reason, and cannot be chosen by any means.</summary>
public sealed class DimmedKeysTests : IAsyncLifetime
{
    private RunningAgent agent = null!;
    private VisitedPerson person = null!;
    private PageSocket socket = null!;

    public async ValueTask InitializeAsync()
    {
        (agent, person) = await VisitedPerson.AtAsync();
        socket = await agent.GreetedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        await person.DisposeAsync();
        await agent.DisposeAsync();
    }

    [Theory]
    [InlineData("kk", "болмайды: мерзімі өткен")]
    [InlineData("ru", "нельзя: срок")]
    [InlineData("en", "cannot be used: it has expired")]
    public async Task An_expired_key_says_so_in_the_language_of_the_page(string locale, string reason) =>
        await DimmedAsync(Citizen.PutExpired(agent.Keys), new { }, new { chain = Array.Empty<string>() }, reason, locale);

    [Fact]
    public async Task A_key_that_begins_later_says_so() =>
        await DimmedAsync(Citizen.PutFuture(agent.Keys), new { }, new { }, "it is not valid yet");

    [Fact]
    public async Task A_key_of_another_authority_than_the_page_names_says_so()
    {
        using var stranger = TestAuthority.Make("CN=Another CA");
        await DimmedAsync(SignFile, new { }, new { chain = new[] { stranger.ExportCertificatePem() } }, "does not know this certification authority");
    }

    [Theory]
    [InlineData("RSA256.p12", Oids.ClientAuth, "does not log in")]
    [InlineData("AUTH_RSA256.p12", Oids.EmailProtection, "does not sign documents")]
    [InlineData("RSA256.p12", Oids.KzEntity, "another kind of key")]
    public async Task A_key_for_another_use_says_so(string file, string usage, string reason) =>
        await DimmedAsync(Path.Combine(agent.Keys, file), new { }, new { extKeyUsageOids = new[] { usage } }, reason);

    [Fact]
    public async Task A_key_of_another_person_says_so() => await DimmedAsync(SignFile, new { }, new { iin = "851231450018" }, "another person's key");

    [Fact]
    public async Task A_key_of_no_organisation_says_so() => await DimmedAsync(SignFile, new { }, new { bin = "000740000728" }, "another organisation's key");

    [Fact]
    public async Task Another_certificate_of_the_person_says_so() => await DimmedAsync(SignFile, new { }, new { serialNumber = "1234" }, "another certificate");

    [Theory]
    [InlineData(true)]
    [InlineData("true")]
    [InlineData("TRUE")]
    public async Task An_expired_key_is_bright_where_the_page_allows_it(object allowed)
    {
        await AskAsync(new { allowExpired = allowed }, new { });
        var (window, _) = await person.EnterAsync();
        var page = await OpenAsync(window, Citizen.PutExpired(agent.Keys));
        Assert.DoesNotContain(" disabled", page, StringComparison.Ordinal);
        await window.PressAsync("accept", ("key", SkiOn(page)));
        Assert.Contains("BEGIN CMS", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_as_chain_asks_for_the_authorities_of_the_agent_and_an_empty_one_for_none()
    {
        using var folder = new TestFolder();
        using var stranger = TestAuthority.Make("CN=Somebody else's root");
        var other = folder.Write("other.pem", stranger.ExportCertificatePem());
        await using var elsewhere = await RunningAgent.StartAsync(null, options => options with { TrustRoots = [other] }, Answer, Answer);
        using var page = await elsewhere.GreetedAsync();
        Assert.Empty((await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics(new { }, JsonSerializer.Deserialize<JsonElement>("""{"chain":null}"""))))["body"]!.AsObject());
        Assert.Single((await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics(new { }, new { chain = Array.Empty<string>() })))["body"]!["result"]!.AsArray());
    }

    private const string Answer = """{"path":"/home/citizen/keys/RSA256.p12","password":"Demo2026"}""";

    private string SignFile => Path.Combine(agent.Keys, "RSA256.p12");

    /// <summary>The key is listed with its reason; neither the main button, nor its name, nor both together sign with it.</summary>
    private async Task DimmedAsync(string file, object signing, object signer, string reason, string locale = "en")
    {
        await AskAsync(signing, signer, locale);
        var (window, _) = await person.EnterAsync();
        var page = await OpenAsync(window, file);
        Assert.Contains("ОМАРОВ ДАНИЯР", page, StringComparison.Ordinal);
        Assert.Matches("<input class=\"govuk-radios__input\"[^>]* disabled>", page);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        var choose = WindowFixture.Asker.In(locale).Words["keys.none-fits"];
        Assert.Contains(choose, await window.PressAsync("accept"), StringComparison.Ordinal);
        Assert.Contains(choose, await window.PressAsync("accept", ("key", SkiOn(page))), StringComparison.Ordinal);
        Assert.Contains(choose, await window.PressAsync("accept", ("key", SkiOn(page)), ("password", Citizen.Password)), StringComparison.Ordinal);
        await window.PressAsync("cancel");
        Assert.Contains("\"body\":{}", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> OpenAsync(WindowVisitor window, string file)
    {
        await window.PressAsync("pick:" + file);
        return await window.PressAsync("refresh", ("password", Citizen.Password));
    }

    private static string SkiOn(string page) => Regex.Match(page, "name=\"key\" value=\"([0-9a-f]{40})\"").Groups[1].Value;

    private static object Basics(object signing, object signer, string locale = "en") => new { format = "cms", data = "x", signingParams = signing, signerParams = signer, locale };

    private Task AskAsync(object signing, object signer, string locale = "en") =>
        socket.SendAsync(JsonSerializer.Serialize(new { module = "kz.gov.pki.knca.basics", method = "sign", args = Basics(signing, signer, locale) }));
}
