using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Tests.Certificates;

public class NationalCertificateTests
{
    [Theory]
    [InlineData("nca_rsa_test.crt", "ҰКО 3.0 (RSA TEST)")]
    [InlineData("root_rsa_test.crt", "НЕГІЗГІ КО TEST (RSA)")]
    [InlineData("nca_gost2022_test.cer", "ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST 2022")]
    [InlineData("root_test_gost_2022.cer", "НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST 2022")]
    [InlineData("nca_gost_test.crt", "ҰКО 3.0 (GOST TEST)")]
    [InlineData("root_gost_test.crt", "НЕГІЗГІ КО TEST (GOST)")]
    public void A_national_authority_is_read(string file, string name)
    {
        var certificate = Certificate.Decode(File.ReadAllBytes(SharedData.Path("ca/" + file))).Value;

        Assert.Equal(name, certificate.Subject.CommonName);
        Assert.NotNull(certificate.SignatureAlgorithm);
        Assert.True(certificate.BasicConstraints?.IsCa);
        Assert.True(certificate.KeyUsage?.HasFlag(KeyUsage.KeyCertSign));
    }

    [Fact]
    public void The_national_rsa_chain_holds()
    {
        var root = Certificate.Decode(File.ReadAllBytes(SharedData.Path("ca/root_rsa_test.crt"))).Value;
        var issuing = Certificate.Decode(File.ReadAllBytes(SharedData.Path("ca/nca_rsa_test.crt"))).Value;

        var path = TestPki.Judge(issuing, [], [root], issuing.NotBefore);
        Assert.Null(path.Rejection);
        Assert.True(root.IsSelfSigned);
    }

    [Fact]
    public void The_national_lists_are_read_with_their_delta()
    {
        var full = CertificateList.Decode(File.ReadAllBytes(SharedData.Path("revocation/nca_gost2022_test.crl"))).Value;
        var delta = CertificateList.Decode(File.ReadAllBytes(SharedData.Path("revocation/nca_gost2022_d_test.crl"))).Value;

        Assert.Equal(54, full.Entries.Count);
        Assert.Equal(6, full.Entries.Count(entry => entry.Reason == RevocationReason.CertificateHold));
        Assert.Equal(32, full.Entries.Count(entry => entry.Reason == RevocationReason.Unspecified));
        Assert.Null(full.BaseNumber);
        Assert.NotNull(delta.BaseNumber);
    }

    [Fact]
    public void The_national_reply_to_an_unknown_serial_is_read()
    {
        var answer = Pki.Ocsp.OcspAnswer.Decode(File.ReadAllBytes(SharedData.Path("revocation/ocsp_response_individual_2015.bin"))).Value;

        var single = Assert.Single(answer.Responses);
        Assert.Equal(DateTimeOffset.UnixEpoch, single.RevokedAt);
        Assert.Equal(RevocationReason.CertificateHold, single.Reason);
        Assert.Null(single.NextUpdate);
    }
}
