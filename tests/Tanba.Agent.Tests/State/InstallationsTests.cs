using Tanba.Agent.State;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Tests.State;

public sealed class InstallationsTests : IDisposable
{
    private const string Number = "402177350186";
    private const string Place = "/home/citizen/keys";
    private readonly TestFolder folder = new();
    private readonly AgentHome home;

    public InstallationsTests() => home = new AgentHome(folder["home"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_installed_is_known_after_a_restart_for_its_application_store_and_place_alone()
    {
        var installed = One();
        new Installations(home).Add("PKCS12", Number, Place, [installed]);
        var again = new Installations(home);
        Assert.Equal([installed], again.Of("PKCS12", Number, Place));
        Assert.Empty(again.Of("PKCS12", "402177350194", Place));
        Assert.Empty(again.Of("AKKaztokenStore", Number, Place));
        Assert.Empty(again.Of("PKCS12", Number, "/home/citizen/other"));
    }

    [Fact]
    public void The_same_twice_is_one()
    {
        var installed = One();
        var installations = new Installations(home);
        installations.Add("PKCS12", Number, Place, [installed]);
        installations.Add("PKCS12", Number, Place, [installed]);
        Assert.Single(installations.Of("PKCS12", Number, Place));
    }

    [Fact]
    public void Only_the_last_are_remembered()
    {
        var (first, last) = (One(), One());
        var installations = new Installations(home);
        installations.Add("PKCS12", Number, Place, [first]);
        for (var at = 0; at < 64; at++)
        {
            installations.Add("PKCS12", Number, $"{Place}/{at}", [last]);
        }

        Assert.Empty(installations.Of("PKCS12", Number, Place));
        Assert.Single(installations.Of("PKCS12", Number, Place + "/63"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{")]
    [InlineData("null")]
    [InlineData("""[{"storage":"PKCS12","application":"402177350186","place":"/home/citizen/keys","prefix":"RSA256","certificate":"AAAA"}]""")]
    [InlineData("""[{"storage":"PKCS12","application":"402177350186","place":"/home/citizen/keys","prefix":"RSA256","certificate":"***"}]""")]
    [InlineData("""[{"storage":"PKCS12","application":"402177350186","place":"/home/citizen/keys","prefix":"RSA256"}]""")]
    public void A_spoilt_memory_is_none(string text)
    {
        File.WriteAllText(home.Installations, text);
        Assert.Empty(new Installations(home).Of("PKCS12", Number, Place));
    }

    [Fact]
    public void Nobody_else_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: Windows has no file modes");
        new Installations(home).Add("PKCS12", Number, Place, [One()]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, TestFolder.Mode(home.Installations));
    }

    private static Installed One()
    {
        using var key = SoftwareKey.Generate("p256");
        return new Installed(TestAuthority.Issue(key.PublicKey, Oids.EmailProtection), "RSA256");
    }
}
