using System.Net;
using Tanba.Authority.Issuers;
using Tanba.Server.Public.Certificates;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Public;

public sealed class PublicPagesTests(SharedPortal shared)
{
    public static TheoryData<string, string> PagesByLanguage => new MatrixTheoryData<string, string>(
        ["/", "/login", "/status", "/certificates", "/agent", "/accessibility", "/about", "/contacts", "/help", "/help/first"], ["kk", "ru", "en"]);

    [Theory]
    [MemberData(nameof(PagesByLanguage))]
    public async Task Every_page_is_in_the_language_that_is_asked_for(string address, string language)
    {
        var page = await shared.Host.Guest(language).OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(language, page.Language);
        Assert.Equal(language, page.Headers["Content-Language"]);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page.Body, "<h1"));
        Assert.Contains("<main", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/login")]
    [InlineData("/no-such-page")]
    public async Task The_title_of_a_page_stands_in_its_one_main_part(string address)
    {
        var page = await shared.Host.Guest().OpenAsync(address);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page.Body, "<main"));
        Assert.Matches("(?s)<main.*<h1.*</main>", page.Body);
    }

    [Fact]
    public async Task The_agent_page_says_how_a_demos_agent_is_trusted_too()
    {
        var page = await shared.Host.Guest().OpenAsync("/agent");
        Assert.Contains("<code>./tanba-agent trust install</code>", page.Body, StringComparison.Ordinal);
        Assert.Contains("<code>./tanba-agent trust install --home var/demo/agent</code>", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PagesByLanguage))]
    public async Task Every_page_switches_language_and_remembers_it(string address, string language)
    {
        var guest = shared.Host.Guest(language == "kk" ? "en" : "kk");
        var first = await guest.OpenAsync(address);
        Assert.Contains($"href=\"{address}?lang={language}\"", first.Body, StringComparison.Ordinal);
        Assert.Equal(address, (await guest.OpenAsync($"{address}?lang={language}")).Location);
        Assert.Equal(language, (await guest.OpenAsync(address)).Language);
    }

    [Theory]
    [InlineData("kk", "Бет табылмады")]
    [InlineData("ru", "Страница не найдена")]
    [InlineData("en", "Page not found")]
    public async Task An_unknown_address_is_told_in_words(string language, string title)
    {
        foreach (var address in new[] { "/no-such-page", "/no/such.file", "/error/500", "/cabinetx" })
        {
            var page = await shared.Host.Guest(language).OpenAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Contains(title, page.Title, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("4021")]
    [InlineData("402177350187")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_wrong_number_is_answered_with_its_rule_and_kept_in_the_field(string number)
    {
        var page = await shared.Host.Guest("en").OpenAsync("/status?number=" + Uri.EscapeDataString(number));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("id=\"number-error\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_link_of_a_public_page_is_dead()
    {
        var guest = shared.Host.Guest();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in new[] { "/", "/login", "/status", "/certificates", "/agent", "/accessibility", "/no-such-page" })
        {
            var page = await guest.OpenAsync(address);
            seen.UnionWith(System.Text.RegularExpressions.Regex.Matches(page.Body, "href=\"(/[^\"#?]*)").Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("/dist/", StringComparison.Ordinal)));
        }

        Assert.Contains("/crl/issuing.crl", seen);
        foreach (var link in seen.Where(link => link != "/no-such-page"))
        {
            var status = (await guest.OpenAsync(link)).Status;
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{link}: {status}");
        }
    }

    [Fact]
    public async Task The_authority_shows_its_certificates_with_the_fingerprints_of_what_it_gives()
    {
        var guest = shared.Host.Guest();
        var page = await guest.OpenAsync("/certificates");
        var trusted = shared.Host.Get<TrustedCertificates>();
        Assert.Contains(Fingerprint.Sha256(trusted.Roots[0].Encoded), page.Body, StringComparison.Ordinal);
        Assert.Equal(trusted.Roots[0].Encoded.ToArray(), await guest.FetchAsync("/cert/root.cer"));
        Assert.Equal(trusted.Issuing.Encoded.ToArray(), await guest.FetchAsync("/cert/issuing.cer"));
    }

    [Fact]
    public async Task The_installed_page_says_nothing_that_did_not_happen() =>
        Assert.Equal("/status", (await shared.Host.Guest().OpenAsync("/status/installed")).Location);
}
