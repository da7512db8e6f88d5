using Tanba.Agent.State;
using Tanba.Agent.Trust;

namespace Tanba.Agent.Tests.Trust;

public sealed class ServerCertificateTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Clock clock = new(TimeProvider.System.GetUtcNow());
    private readonly AgentHome home;

    public ServerCertificateTests() => home = new AgentHome(folder["home"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_is_kept_between_starts()
    {
        Assert.Equal(Shown(New()), Shown(New()));
    }

    [Fact]
    public void It_is_renewed_thirty_days_before_its_end_without_a_restart()
    {
        var certificate = New();
        var first = Shown(certificate);
        clock.Now = clock.Now.AddDays(367);
        Assert.Equal(first, Shown(certificate));
        clock.Now = clock.Now.AddDays(2);
        Assert.NotEqual(first, Shown(certificate));
    }

    [Fact]
    public void A_renewed_one_is_of_the_same_ca_so_that_browsers_need_no_new_trust()
    {
        var certificate = New();
        Shown(certificate);
        var root = File.ReadAllText(home.LocalAuthorityCertificate);
        clock.Now = clock.Now.AddDays(380);
        Shown(certificate);
        Assert.Equal(root, File.ReadAllText(home.LocalAuthorityCertificate));
        Tool.OpenSsl("verify", "-CAfile", home.LocalAuthorityCertificate, "-no_check_time", home.LeafCertificate);
    }

    [Fact]
    public void Key_and_certificate_that_do_not_belong_together_are_made_anew()
    {
        var first = Shown(New());
        File.WriteAllText(home.LeafKey, File.ReadAllText(home.LocalAuthorityKey));
        Assert.NotEqual(first, Shown(New()));
    }

    [Fact]
    public void A_leaf_of_an_older_ca_is_made_anew()
    {
        var first = Shown(New());
        File.Delete(home.LocalAuthorityCertificate);
        Assert.NotEqual(first, Shown(New()));
    }

    [Fact]
    public void A_computer_that_slept_for_years_wakes_with_a_valid_certificate()
    {
        var certificate = New();
        var first = Shown(certificate);
        clock.Now = clock.Now.AddYears(3);
        Assert.NotEqual(first, Shown(certificate));
        var leaf = certificate.Current().TargetCertificate;
        Assert.InRange(clock.Now.LocalDateTime, leaf.NotBefore, leaf.NotAfter);
    }

    [Fact]
    public async Task Many_handshakes_at_the_hour_of_renewal_see_one_new_certificate()
    {
        var certificate = New();
        var first = Shown(certificate);
        clock.Now = clock.Now.AddDays(369);
        var shown = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Shown(certificate))));
        Assert.NotEqual(first, Assert.Single(shown.Distinct(StringComparer.Ordinal)));
        Assert.Equal(shown[0], Shown(New()));
    }

    private static string Shown(ServerCertificate certificate) => certificate.Current().TargetCertificate.Thumbprint;

    private ServerCertificate New() => new(home, new LocalAuthority(home, clock), clock);
}
