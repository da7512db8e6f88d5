using Tanba.Agent.State;
using Tanba.Agent.Trust;

namespace Tanba.Agent.Tests.Trust;

public sealed class LocalAuthorityTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly AgentHome home;
    private readonly LocalAuthority authority;

    public LocalAuthorityTests()
    {
        home = new AgentHome(folder["home"]);
        authority = new LocalAuthority(home, TimeProvider.System);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Openssl_accepts_the_server_certificate_strictly()
    {
        var leaf = Leaf();
        Tool.OpenSsl("verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", home.LocalAuthorityCertificate, leaf);
        Tool.OpenSsl("verify", "-x509_strict", "-verify_hostname", "localhost", "-CAfile", home.LocalAuthorityCertificate, leaf);
        Tool.OpenSsl("verify", "-x509_strict", "-verify_ip", "127.0.0.1", "-CAfile", home.LocalAuthorityCertificate, leaf);
        Tool.OpenSsl("verify", "-x509_strict", "-verify_ip", "::1", "-CAfile", home.LocalAuthorityCertificate, leaf);
    }

    [Theory]
    [InlineData("DNS:cabinet.example.kz")]
    [InlineData("DNS:localhost.example.kz")]
    [InlineData("IP:10.0.0.1")]
    [InlineData("IP:::2")]
    public void A_stolen_key_of_the_local_ca_vouches_for_nothing_but_loopback(string name)
    {
        authority.Certificate().Dispose();
        var leaf = Foreign(name);
        var (code, said) = Tool.Run("openssl", "verify", "-CAfile", home.LocalAuthorityCertificate, leaf);
        Assert.NotEqual(0, code);
        Assert.Contains("permitted subtree violation", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DNS:localhost")]
    [InlineData("IP:127.0.0.2")]
    public void The_constraints_let_loopback_names_through(string name)
    {
        authority.Certificate().Dispose();
        Tool.OpenSsl("verify", "-CAfile", home.LocalAuthorityCertificate, Foreign(name));
    }

    [Fact]
    public void The_constraints_are_critical_and_the_ca_signs_no_further_ca()
    {
        authority.Certificate().Dispose();
        var text = Tool.OpenSsl("x509", "-noout", "-text", "-in", home.LocalAuthorityCertificate);
        Assert.Contains("X509v3 Name Constraints: critical", text, StringComparison.Ordinal);
        Assert.Contains("CA:TRUE, pathlen:0", text, StringComparison.Ordinal);
        Assert.Contains("DNS:localhost", text, StringComparison.Ordinal);
        Assert.Contains("IP:127.0.0.0/255.0.0.0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_certificate_lives_at_most_398_days()
    {
        using var leaf = authority.Issue();
        Assert.True(leaf.NotAfter - leaf.NotBefore <= TimeSpan.FromDays(398));
    }

    [Fact]
    public void The_ca_is_made_once_for_a_machine()
    {
        using var first = authority.Certificate();
        using var second = new LocalAuthority(home, TimeProvider.System).Certificate();
        Assert.Equal(first.Thumbprint, second.Thumbprint);
    }

    [Fact]
    public void Two_machines_have_two_authorities()
    {
        using var here = authority.Certificate();
        using var there = new LocalAuthority(new AgentHome(folder["other"]), TimeProvider.System).Certificate();
        Assert.NotEqual(here.Subject, there.Subject);
    }

    [Fact]
    public void A_ca_that_would_end_before_its_leaves_is_made_anew()
    {
        var clock = new Clock(TimeProvider.System.GetUtcNow());
        var aging = new LocalAuthority(home, clock);
        using var first = aging.Certificate();
        clock.Now = clock.Now.AddDays(3650 - 397);
        using var second = aging.Certificate();
        Assert.NotEqual(first.Thumbprint, second.Thumbprint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no PEM at all")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void Spoilt_files_do_not_keep_the_agent_from_starting(string text)
    {
        authority.Certificate().Dispose();
        File.WriteAllText(home.LocalAuthorityKey, text);
        using var again = authority.Certificate();
        Tool.OpenSsl("verify", "-x509_strict", "-CAfile", home.LocalAuthorityCertificate, Leaf());
    }

    [Fact]
    public void Files_of_two_authorities_are_replaced_by_one_pair()
    {
        authority.Certificate().Dispose();
        var other = new AgentHome(folder["other"]);
        new LocalAuthority(other, TimeProvider.System).Certificate().Dispose();
        File.Copy(other.LocalAuthorityKey, home.LocalAuthorityKey, overwrite: true);
        using var again = authority.Certificate();
        Tool.OpenSsl("verify", "-CAfile", home.LocalAuthorityCertificate, Leaf());
    }

    [Fact]
    public void Only_the_owner_reads_the_keys()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: Windows has no file modes");
        _ = new ServerCertificate(home, authority, TimeProvider.System).Current();
        foreach (var file in new[] { home.LocalAuthorityKey, home.LeafKey })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, TestFolder.Mode(file));
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, TestFolder.Mode(home.Directory));
    }

    private string Leaf()
    {
        using var leaf = authority.Issue();
        return folder.Write("leaf.pem", leaf.ExportCertificatePem());
    }

    /// <summary>What a thief of the key would make.</summary>
    private string Foreign(string name)
    {
        var request = folder["foreign.csr"];
        Tool.OpenSsl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", folder["foreign.key"], "-subj", "/O=Thief", "-out", request);
        var extensions = folder.Write("foreign.cnf", $"subjectAltName={name}\nextendedKeyUsage=serverAuth\n");
        Tool.OpenSsl("x509", "-req", "-in", request, "-CA", home.LocalAuthorityCertificate, "-CAkey", home.LocalAuthorityKey, "-days", "30", "-extfile", extensions, "-out", folder["foreign.pem"]);
        return folder["foreign.pem"];
    }
}
