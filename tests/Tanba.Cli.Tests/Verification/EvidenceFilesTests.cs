using System.Text;
using Tanba.Cli.Verification;
using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Cli.Tests.Verification;

/// <summary>What is trusted must be readable; what only helps is left out with a word when it is not.</summary>
public sealed class EvidenceFilesTests : IDisposable
{
    private readonly OpenSsl folder = new();
    private readonly StringWriter errors = new();

    public void Dispose()
    {
        folder.Dispose();
        errors.Dispose();
    }

    [Fact]
    public void Trusted_certificates_come_in_DER_and_in_PEM_one_or_more()
    {
        string[] trust = [folder.Put("root.cer", TestPki.Root.Encoded), Put("both.pem", TestPki.Root.ToPem() + TestPki.Issuing.ToPem())];
        var evidence = new EvidenceFiles(trust, [], [], []).Read(errors).Value;
        Assert.Equal([TestPki.Root, TestPki.Issuing], evidence.Roots.Distinct());
        Assert.Empty(errors.ToString());
    }

    [Theory]
    [InlineData("text")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n")]
    [InlineData("")]
    public void A_trusted_file_that_is_no_certificate_refuses_the_whole(string content)
    {
        var refused = new EvidenceFiles([Put("root", content)], [], [], []).Read(errors).Rejection!;
        Assert.StartsWith("certificate.", refused.Code, StringComparison.Ordinal);
        Assert.Contains("root", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_trusted_file_every_certificate_must_be_readable() =>
        Assert.StartsWith("certificate.", new EvidenceFiles([Put("root", TestPki.Root.ToPem() + Pem.Wrap("CERTIFICATE", [0x30, 0]))], [], [], []).Read(errors).Rejection!.Code, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_refuses_the_whole_wherever_it_is_named()
    {
        var missing = Path.Combine(folder.Folder, "missing");
        foreach (var files in new EvidenceFiles[] { new([missing], [], [], []), new([], [missing], [], []), new([], [], [missing], []), new([], [], [], [missing]) })
        {
            Assert.Equal("file.not-readable", files.Read(errors).Rejection?.Code);
        }
    }

    [Fact]
    public void Help_that_cannot_be_read_is_left_out_and_told()
    {
        var (good, bad) = (Put("issuing", TestPki.Issuing.ToPem()), Put("bad", "text"));
        var list = folder.Put("list", new CrlBuilder(TestPki.Issuing.Subject, new byte[20], 1, TestPki.Now, TestPki.Now.AddDays(1), []).Sign(TestPki.IssuingKey));
        var reply = folder.Put("reply", OcspResponse.Sign(
            TestPki.Issuing, TestPki.IssuingKey, [SingleResponse.Good(CertId.For(TestPki.Issuing, TestPki.Leaf.SerialNumber), TestPki.Now)], null, TestPki.Now));
        var evidence = new EvidenceFiles([], [bad, good], [bad, list], [reply, bad]).Read(errors).Value;
        Assert.Equal([TestPki.Issuing], evidence.Pool);
        Assert.Equal(3, errors.ToString().Split("left out").Length - 1);
        Assert.All(["certificate.", "crl.", "ocsp."], code => Assert.Contains(code, errors.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_in_place_of_a_certificate_is_left_out()
    {
        var list = folder.Put("list", new CrlBuilder(TestPki.Issuing.Subject, new byte[20], 1, TestPki.Now, TestPki.Now.AddDays(1), []).Sign(TestPki.IssuingKey));
        Assert.Empty(new EvidenceFiles([], [list], [], []).Read(errors).Value.Pool);
        Assert.Contains(list, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_bounded()
    {
        var path = Path.Combine(folder.Folder, "huge");
        using (var file = File.Create(path))
        {
            file.SetLength((256L * 1024 * 1024) + 1);
        }

        Assert.Equal("file.too-large", EvidenceFiles.Octets(path).Rejection?.Code);
    }

    [Theory]
    [InlineData("2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z")]
    [InlineData("2026-11-22T17:00:00+05:00", "2026-11-22T12:00:00Z")]
    [InlineData("2026-11-22 12:00", "2026-11-22T12:00:00Z")]
    [InlineData("2026-11-22", "2026-11-22T00:00:00Z")]
    public void A_time_without_a_zone_is_of_UTC(string text, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), EvidenceOptions.ReadTime(text));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    [InlineData("1795348800")]
    public void What_is_no_time_is_none(string text) => Assert.Null(EvidenceOptions.ReadTime(text));

    [Theory]
    [InlineData("1.2.398.3.3.4.1.1", true)]
    [InlineData("2.5", true)]
    [InlineData("1", false)]
    [InlineData("", false)]
    [InlineData("1..2", false)]
    [InlineData("1.2.", false)]
    [InlineData("1.a", false)]
    [InlineData("1.-2", false)]
    public void An_identifier_is_numbers_between_dots(string text, bool isOne) => Assert.Equal(isOne, PathOptions.IsOid(text));

    private string Put(string name, string content) => folder.Put(name, Encoding.ASCII.GetBytes(content));
}
