using Tanba.Agent.State;
using Tanba.Agent.Trust;

namespace Tanba.Agent.Tests.Trust;

public sealed class TrustStoresTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly AgentHome home;
    private readonly LocalAuthority authority;

    public TrustStoresTests()
    {
        home = new AgentHome(folder["home"]);
        authority = new LocalAuthority(home, TimeProvider.System);
        authority.Certificate().Dispose();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Databases_of_chromium_firefox_snap_and_flatpak_are_found()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: places of Linux");
        string[] profiles = [".mozilla/firefox/a.default", "snap/firefox/common/.mozilla/firefox/b.default", ".var/app/org.mozilla.firefox/.mozilla/firefox/c.default"];
        foreach (var profile in profiles)
        {
            folder.Write(Path.Combine("person", profile, "cert9.db"), "");
        }

        folder.Make("person/.mozilla/firefox/Crash Reports");
        folder.Make("person/snap/chromium/current/.pki/nssdb");
        var found = NssDatabases.Under(folder["person"]).Select(path => Path.GetRelativePath(folder["person"], path));
        Assert.Equal([".pki/nssdb", "snap/chromium/current/.pki/nssdb", .. profiles], found);
    }

    [Fact]
    public async Task A_database_learns_shows_and_forgets_the_local_ca()
    {
        Assert.SkipUnless(HasCertutil(), "skipped: certutil is not installed");
        var place = new NssPlace(folder["nssdb"], home.LocalAuthorityCertificate, "Tanba Agent local CA").Place;
        Assert.Equal(TrustState.NotTrusted, (await place.Status(default)).State);
        Assert.Equal(TrustState.Trusted, (await place.Install(default)).State);
        Assert.Equal(TrustState.Trusted, (await place.Status(default)).State);
        Assert.Equal("it was there already", (await place.Install(default)).Detail);
        Assert.Contains("C,,", Tool.Run("certutil", "-d", "sql:" + folder["nssdb"], "-L").Said, StringComparison.Ordinal);
        Assert.Equal(TrustState.NotTrusted, (await place.Remove(default)).State);
        Assert.Equal(TrustState.NotTrusted, (await place.Status(default)).State);
    }

    [Fact]
    public async Task An_older_local_ca_is_replaced()
    {
        Assert.SkipUnless(HasCertutil(), "skipped: certutil is not installed");
        var place = new NssPlace(folder["nssdb"], home.LocalAuthorityCertificate, "Tanba Agent local CA").Place;
        await place.Install(default);
        File.Delete(home.LocalAuthorityKey);
        authority.Certificate().Dispose();
        Assert.Equal("an older local CA is there", (await place.Status(default)).Detail);
        Assert.Equal(TrustState.Trusted, (await place.Install(default)).State);
        Assert.Equal(TrustState.Trusted, (await place.Status(default)).State);
    }

    [Fact]
    public async Task The_store_of_debian_gets_a_file_and_is_gathered()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: places of Linux");
        var place = new DebianStore(home.LocalAuthorityCertificate, folder.Make("certificates"), "true").Place;
        Assert.Equal(TrustState.NotTrusted, (await place.Status(default)).State);
        Assert.Equal(TrustState.Trusted, (await place.Install(default)).State);
        Assert.Equal(TrustState.Trusted, (await place.Status(default)).State);
        var file = Assert.Single(Directory.GetFiles(folder["certificates"]));
        Assert.EndsWith(".crt", file, StringComparison.Ordinal);
        Assert.True(TestFolder.Mode(file).HasFlag(UnixFileMode.OtherRead));
        Assert.Equal(TrustState.NotTrusted, (await place.Remove(default)).State);
        Assert.Empty(Directory.GetFiles(folder["certificates"]));
    }

    [Fact]
    public async Task Who_may_not_write_the_store_of_debian_is_told_what_to_do()
    {
        var place = new DebianStore(home.LocalAuthorityCertificate, folder["nowhere"], "true").Place;
        var report = await place.Install(default);
        Assert.Equal(TrustState.Failed, report.State);
        Assert.Contains("As root: cp ", report.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_fails_or_is_missing_is_reported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: places of Linux");
        var failing = new DebianStore(home.LocalAuthorityCertificate, folder.Make("one"), "false").Place;
        Assert.Equal(TrustState.Failed, (await failing.Install(default)).State);
        var missing = new DebianStore(home.LocalAuthorityCertificate, folder.Make("two"), "no-such-tool-anywhere").Place;
        Assert.Equal(TrustState.Failed, (await missing.Install(default)).State);
        Assert.True((await ToolRun.OfAsync("no-such-tool-anywhere", [], default)).IsMissing);
    }

    [Fact]
    public async Task The_command_reports_every_place_on_a_line_of_its_own()
    {
        Assert.SkipUnless(HasCertutil() && OperatingSystem.IsLinux(), "skipped: needs certutil on Linux");

        // Without the place of the system itself, which a test must not change.
        var places = new TrustStores(home, authority).Under(folder["person"], browsersOnly: true).Where(place => place.Name.EndsWith("nssdb", StringComparison.Ordinal)).ToList();
        using var output = new StringWriter();
        var work = new TrustWork(places, output);
        Assert.Equal(1, await work.RunAsync("status", default));
        Assert.Equal(0, await work.RunAsync("install", default));
        Assert.Equal(0, await work.RunAsync("status", default));
        Assert.Equal(0, await work.RunAsync("remove", default));
        Assert.Equal(1, await work.RunAsync("status", default));
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.All(lines, line => Assert.Contains(".pki/nssdb", line, StringComparison.Ordinal));
        Assert.StartsWith("trusted ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("not trusted ", lines[3], StringComparison.Ordinal);
    }

    private static bool HasCertutil() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, "certutil")));
}
