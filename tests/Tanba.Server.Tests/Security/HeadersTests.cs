using System.Net;
using System.Text.RegularExpressions;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Security;

public sealed partial class HeadersTests(SharedPortal shared)
{
    public static TheoryData<string> Pages => ["/", "/login", "/agent", "/accessibility", "/certificates", "/status", "/no-such-page"];

    [Theory]
    [InlineData("/status?number=%00")]
    [InlineData("/services?template=a%00b")]
    [InlineData("/?lang=%00")]
    public async Task An_address_with_a_null_character_names_nothing(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Host.Guest().OpenAsync(address)).Status);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_forbids_inline_code_frames_and_strangers(string address)
    {
        var page = await shared.Host.Guest().OpenAsync(address);
        var policy = page.Headers["Content-Security-Policy"].Split("; ");
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("connect-src 'self' wss://127.0.0.1:13579 ws://127.0.0.1:13580 http://127.0.0.1:13580", policy);
        Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.DoesNotContain("Server", page.Headers.Keys);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_has_inline_code_or_style(string address)
    {
        var page = await shared.Host.Guest().OpenAsync(address);
        Assert.DoesNotMatch(InlineScript(), page.Body);
        Assert.DoesNotMatch(InlineStyle(), page.Body);
        Assert.DoesNotMatch(Handler(), page.Body);
    }

    [Fact]
    public async Task Behind_https_cookies_are_bound_to_the_host_and_https_is_remembered()
    {
        await using var host = PortalHost.Start("https://cabinet.example.kz");
        var page = await host.Guest().OpenAsync("/login");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Matches("__Host-tanba-token=.*secure", page.Headers["Set-Cookie"]);
        Assert.Equal("max-age=31536000", page.Headers["Strict-Transport-Security"]);
    }

    [Fact]
    public async Task On_this_computer_cookies_are_HttpOnly_and_Lax_too()
    {
        var page = await shared.Host.Guest().OpenAsync("/login");
        var cookie = page.Headers["Set-Cookie"];
        Assert.StartsWith("tanba-token=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("Strict-Transport-Security", page.Headers.Keys);
    }

    [Fact]
    public async Task Keys_of_cookies_are_for_this_program_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await using var host = PortalHost.Start();
        await host.Guest().OpenAsync("/login");
        var folder = Path.Combine(host.Folder, "cookie-keys");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        var key = Assert.Single(Directory.GetFiles(folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }

    [GeneratedRegex("""<script(?![^>]*\b(?:src=|type="application/json"))""")]
    private static partial Regex InlineScript();

    [GeneratedRegex("""<style|\sstyle=""")]
    private static partial Regex InlineStyle();

    [GeneratedRegex("""\son[a-z]+=""")]
    private static partial Regex Handler();
}
