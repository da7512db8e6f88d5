using System.Text;
using Tanba.Authority.Issuers;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Tests.Issuers;

public sealed class CeremonyTests : IDisposable
{
    private readonly IssuerFiles files = new(Path.Combine(Directory.CreateTempSubdirectory("tanba-ceremony-").FullName, "authority"));
    private readonly Secret passphrase = new(TestCeremony.Passphrase);
    private readonly TestClock clock = new(TestClock.Noon);

    private Ceremony Ceremony => new(files, passphrase, TestAuthority.PublicAddress, clock);

    [Fact]
    public void A_root_is_a_self_signed_CA_without_CRL_and_issuer_addresses()
    {
        var root = Ceremony.MakeRoot(Order("НЕГІЗГІ ТАҢБА", 20)).Value;
        Assert.True(root.IsSelfSigned);
        Assert.Equal([Oids.BasicConstraints, Oids.KeyUsage, Oids.SubjectKeyIdentifier], root.Extensions.Select(extension => extension.Oid));
        Assert.Equal(KeyUsage.KeyCertSign | KeyUsage.CrlSign, root.KeyUsage);
        Assert.Equal(TestClock.Noon.AddYears(20), root.NotAfter);
        Assert.Equal([Oids.CommonName, Oids.Country], root.Subject.Attributes.Select(attribute => attribute.Oid));
    }

    [Fact]
    public void An_issuing_CA_has_the_extensions_of_the_national_one()
    {
        _ = Ceremony.MakeRoot(Order("root", 20)).Value;
        var issuing = Ceremony.MakeIssuing(Order("issuing", 10)).Value;
        Assert.Equal(
            [
                Oids.BasicConstraints, Oids.KeyUsage, Oids.SubjectKeyIdentifier, Oids.AuthorityKeyIdentifier,
                Oids.CertificatePolicies, Oids.AuthorityInfoAccess, Oids.CrlDistributionPoints,
            ],
            issuing.Extensions.Select(extension => extension.Oid));
        Assert.True(issuing.BasicConstraints!.IsCa);
        Assert.Equal([Oids.KzPolicyIssuing2018], issuing.Policies);
        Assert.Equal(["http://pki.tanba.example/crl/root.crl"], issuing.CrlUrls);
        Assert.Equal(["http://pki.tanba.example/cert/root.cer"], issuing.CaIssuersUrls);
        Assert.Empty(issuing.OcspUrls);
    }

    [Fact]
    public void An_issuing_CA_that_would_outlive_its_root_is_refused()
    {
        _ = Ceremony.MakeRoot(Order("root", 10)).Value;
        Assert.Equal("ceremony.outlives-root", Ceremony.MakeIssuing(Order("issuing", 10)).Rejection!.Code);
        Assert.Null(Ceremony.MakeIssuing(Order("issuing", 9)).Rejection);
    }

    [Fact]
    public void An_issuing_CA_without_a_root_is_refused() =>
        Assert.Equal("issuer.certificate-missing", Ceremony.MakeIssuing(Order("issuing", 10)).Rejection!.Code);

    [Fact]
    public void An_issuing_CA_is_refused_while_the_roots_key_is_away()
    {
        _ = Ceremony.MakeRoot(Order("root", 20)).Value;
        File.Delete(files.RootKey);
        Assert.Equal("issuer.key-missing", Ceremony.MakeIssuing(Order("issuing", 10)).Rejection!.Code);
    }

    [Fact]
    public void A_responder_signs_OCSP_and_nothing_else_and_is_not_looked_up_itself()
    {
        MakeAll();
        var responder = Certificate.Decode(File.ReadAllBytes(files.OcspCertificate)).Value;
        Assert.Equal(
            [Oids.KeyUsage, Oids.ExtendedKeyUsage, Oids.SubjectKeyIdentifier, Oids.AuthorityKeyIdentifier, Oids.OcspNoCheck],
            responder.Extensions.Select(extension => extension.Oid));
        Assert.Equal(KeyUsage.DigitalSignature, responder.KeyUsage);
        Assert.Equal([Oids.OcspSigning], responder.ExtendedKeyUsage);
        Assert.Equal("CN=OCSP RESPONDER, C=KZ, O=ТАҢБА", responder.Subject.ToString());
    }

    [Fact]
    public void A_responder_that_has_expired_gives_way_to_a_new_one_with_the_same_key()
    {
        MakeAll();
        var before = Certificate.Decode(File.ReadAllBytes(files.OcspCertificate)).Value;
        Assert.Equal("ceremony.done", Ceremony.MakeOcspResponder(Order("OCSP RESPONDER", 1)).Rejection!.Code);
        clock.Advance(TimeSpan.FromDays(800));
        var after = Ceremony.MakeOcspResponder(new(before.Subject, "p256", 1)).Value;
        Assert.Equal(before.PublicKey, after.PublicKey);
        Assert.NotEqual(before.SerialNumber, after.SerialNumber);
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(30, false)]
    [InlineData(-1, false)]
    public void What_ends_within_thirty_days_is_due(int daysLeft, bool good)
    {
        MakeAll();
        _ = Ceremony.MakeRootCrl(TimeSpan.FromDays(365)).Value;
        Assert.True(Ceremony.HasRootCrl);
        Assert.True(Ceremony.HasResponder);

        clock.Advance(TimeSpan.FromDays(365 - daysLeft));
        Assert.Equal(good, Ceremony.HasRootCrl);

        var end = Certificate.Decode(File.ReadAllBytes(files.OcspCertificate)).Value.NotAfter;
        clock.Advance(end - TimeSpan.FromDays(daysLeft) - clock.GetUtcNow());
        Assert.Equal(good, Ceremony.HasResponder);
        Assert.Equal(good ? "ceremony.done" : null, Ceremony.MakeOcspResponder(new(CeremonyOrder.ResponderName("ТАҢБА"), "p256", 1)).Rejection?.Code);
    }

    [Fact]
    public void A_responder_whose_key_is_lost_gets_a_new_one()
    {
        MakeAll();
        var before = Certificate.Decode(File.ReadAllBytes(files.OcspCertificate)).Value;
        File.Delete(files.OcspKey);
        Assert.False(Ceremony.HasResponder);
        Assert.NotEqual(before.PublicKey, Ceremony.MakeOcspResponder(new(before.Subject, "p256", 1)).Value.PublicKey);
    }

    [Fact]
    public void A_ceremony_never_overwrites_a_certificate()
    {
        MakeAll();
        var before = File.ReadAllBytes(files.RootCertificate);
        Assert.Equal("ceremony.done", Ceremony.MakeRoot(Order("another", 20)).Rejection!.Code);
        Assert.Equal("ceremony.done", Ceremony.MakeIssuing(Order("another", 10)).Rejection!.Code);
        Assert.Equal(before, File.ReadAllBytes(files.RootCertificate));
    }

    [Fact]
    public void A_ceremony_that_broke_off_goes_on_with_the_key_that_is_there()
    {
        var key = Ceremony.MakeRoot(Order("root", 20)).Value.PublicKey;
        File.Delete(files.RootCertificate);
        Assert.Equal(key, Ceremony.MakeRoot(Order("root", 20)).Value.PublicKey);
    }

    [Fact]
    public void Keys_are_encrypted_and_only_their_owner_may_read_them()
    {
        MakeAll();
        foreach (var path in new[] { files.RootKey, files.IssuingKey, files.OcspKey })
        {
            Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----", File.ReadAllText(path, Encoding.ASCII), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }
        }
    }

    [Fact]
    public void A_wrong_passphrase_opens_nothing()
    {
        MakeAll();
        using var wrong = new Secret("something else");
        Assert.True(Issuer.Open(files.IssuingCertificate, files.IssuingKey, wrong).IsRefused);
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        MakeAll();
        Assert.Equal("issuer.key-foreign", Issuer.Open(files.IssuingCertificate, files.RootKey, passphrase).Rejection!.Code);
        Assert.Equal("issuer.not-a-ca", Issuer.Open(files.OcspCertificate, files.OcspKey, passphrase).Rejection!.Code);
    }

    [Theory]
    [InlineData("short", "p256", 20, "ceremony.passphrase-short")]
    [InlineData("long enough", "rsa1024", 20, "key.kind-unknown")]
    [InlineData("long enough", "p256", 0, "ceremony.years-wrong")]
    [InlineData("long enough", "p256", 99, "ceremony.years-wrong")]
    public void A_doubtful_order_is_refused(string words, string kind, int years, string code)
    {
        using var secret = new Secret(words);
        var refused = new Ceremony(files, secret, TestAuthority.PublicAddress, clock).MakeRoot(new(CeremonyOrder.CaName("root"), kind, years));
        Assert.Equal(code, refused.Rejection!.Code);
        Assert.False(Directory.Exists(files.Directory));
    }

    [Fact]
    public void Each_list_of_the_root_has_the_next_number()
    {
        MakeAll();
        Assert.Equal(1, Ceremony.MakeRootCrl(TimeSpan.FromDays(365)).Value.Number);
        var second = Ceremony.MakeRootCrl(TimeSpan.FromDays(365)).Value;
        Assert.Equal(2, second.Number);
        Assert.True(second.IsSignedBy(TrustedCertificates.Read(files).Value.Roots[0].PublicKey));
        Assert.Equal(2, CertificateList.Decode(File.ReadAllBytes(files.RootCrl)).Value.Number);
    }

    [Fact]
    public void Who_needs_only_the_public_face_needs_no_key()
    {
        Assert.Equal("issuer.certificate-missing", TrustedCertificates.Read(files).Rejection!.Code);
        MakeAll();
        File.Delete(files.RootKey);
        File.Delete(files.IssuingKey);
        var trusted = TrustedCertificates.Read(files).Value;
        Assert.True(trusted.Issuing.IsSignedBy(Assert.Single(trusted.Roots).PublicKey));
    }

    [Fact]
    public async Task With_the_sizes_of_a_real_authority_openssl_accepts_the_chain()
    {
        _ = Ceremony.MakeRoot(new(CeremonyOrder.CaName("НЕГІЗГІ ТАҢБА"), "rsa4096", 20)).Value;
        _ = Ceremony.MakeIssuing(new(CeremonyOrder.CaName("ТАҢБА"), "rsa3072", 10)).Value;
        _ = Ceremony.MakeOcspResponder(new(CeremonyOrder.ResponderName("ТАҢБА"), "rsa2048", 2)).Value;
        _ = Ceremony.MakeRootCrl(TimeSpan.FromDays(365)).Value;
        var at = TestClock.Noon.AddDays(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var issuing = await OpenSsl.RunAsync("verify", "-x509_strict", "-attime", at, "-CAfile", files.RootCertificate, files.IssuingCertificate);
        Assert.Equal((0, $"{files.IssuingCertificate}: OK\n"), issuing);
        var responder = await OpenSsl.RunAsync("verify", "-x509_strict", "-attime", at, "-CAfile", files.RootCertificate, "-untrusted", files.IssuingCertificate, files.OcspCertificate);
        Assert.Equal((0, $"{files.OcspCertificate}: OK\n"), responder);
        var list = await OpenSsl.RunAsync("crl", "-inform", "DER", "-in", files.RootCrl, "-CAfile", files.RootCertificate, "-noout");
        Assert.Contains("verify OK", list.Output, StringComparison.Ordinal);
        var key = await OpenSsl.RunAsync("pkey", "-in", files.IssuingKey, "-passin", $"pass:{TestCeremony.Passphrase}", "-noout", "-text");
        Assert.Contains("3072 bit", key.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        passphrase.Dispose();
        Directory.Delete(Path.GetDirectoryName(files.Directory)!, recursive: true);
    }

    private static CeremonyOrder Order(string name, int years) => new(CeremonyOrder.CaName(name), "p256", years);

    /// <summary>As after a ceremony: copied, since the encryption of key files is slow on purpose.</summary>
    private void MakeAll()
    {
        Directory.CreateDirectory(files.Directory);
        foreach (var path in Directory.GetFiles(TestCeremony.Shared.Files.Directory).Where(path => !path.EndsWith(".crl", StringComparison.Ordinal)))
        {
            File.Copy(path, Path.Combine(files.Directory, Path.GetFileName(path)));
        }
    }
}
