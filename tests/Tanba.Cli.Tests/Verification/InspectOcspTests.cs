using Tanba.Cli.Verification;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Cli.Tests.Verification;

/// <summary>Status questions, replies and lists in words.</summary>
public class InspectOcspTests
{
    private static readonly CertId Id = CertId.For(TestPki.Issuing, TestPki.Leaf.SerialNumber);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_question_names_the_certificates(int count)
    {
        var explained = Explain(OcspRequest.Create([.. Enumerable.Range(0, count).Select(_ => CertId.For(TestPki.Issuing, Pki.Certificates.SerialNumber.Draw()))]));
        Assert.Equal("OCSP request", explained.Kind);
        Assert.Contains(count == 1 ? "1 certificate (" : "3 certificates (", explained.Says[0], StringComparison.Ordinal);
        Assert.Equal(count, explained.Fields.Count(field => field.Name == "serial number"));
    }

    [Fact]
    public void A_reply_says_of_each_certificate_what_is_known()
    {
        var other = CertId.For(TestPki.Issuing, Pki.Certificates.SerialNumber.Draw());
        var explained = Explain(OcspResponse.Sign(
            TestPki.Issuing, TestPki.IssuingKey, [SingleResponse.Good(Id, TestPki.Now, TestPki.Now.AddHours(1)), SingleResponse.Revoked(other, TestPki.Now.AddDays(-2), RevocationReason.Superseded, TestPki.Now)], null, TestPki.Now));
        Assert.Contains($"Certificate {TestPki.Leaf.SerialNumber} is not revoked.", explained.Says);
        Assert.Contains($"Certificate {other.SerialNumber} is revoked since 2026-11-20 12:00:00 UTC.", explained.Says);
        Assert.Contains("superseded", explained.Fields.Where(field => field.Name == "reason").Select(field => field.Value));
    }

    [Theory]
    [InlineData("30030a0101")] // malformedRequest
    [InlineData("30030a0102")] // internalError
    [InlineData("30030a0103")] // tryLater
    [InlineData("30030a0106")] // unauthorized
    public void A_reply_without_an_answer_says_so(string hex)
    {
        var explained = Explain(Convert.FromHexString(hex));
        Assert.Equal("OCSP reply", explained.Kind);
        Assert.Contains("without an answer", Assert.Single(explained.Says), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "with 0 entries")]
    [InlineData(1, "with 1 entry.")]
    [InlineData(20, "with 20 entries")]
    public void A_list_says_how_long_it_is(int count, string words)
    {
        var explained = Explain(List(count).Sign(TestPki.IssuingKey));
        Assert.Contains(words, explained.Says[0], StringComparison.Ordinal);
        Assert.Equal(count, explained.Fields.Count(field => field.Name == "revoked"));
        Assert.Null(explained.Fields.Single(field => field.Name.Length == 0).Value);
    }

    [Fact]
    public void A_list_that_is_out_of_date_is_told_by_the_clock()
    {
        var list = List(0).Sign(TestPki.IssuingKey);
        Assert.Contains("The next one comes by 2026-11-23 12:00:00 UTC.", Explain(list).Says);
        Assert.Contains("It is out of date: the next one was to come by 2026-11-23 12:00:00 UTC.", new InspectDer(TestPki.Now.AddDays(2)).Explain(list).Says);
    }

    [Fact]
    public void A_delta_says_of_what()
    {
        var explained = Explain((List(2) with { BaseNumber = 6 }).Sign(TestPki.IssuingKey));
        Assert.Equal("delta revocation list", explained.Kind);
        Assert.Contains("It tells what changed since list 6 and is read together with it.", explained.Says);
        Assert.Equal("6", explained.Fields.Single(field => field.Name == "base number").Value);
    }

    private static CrlBuilder List(int count) => new(
        TestPki.Issuing.Subject, new byte[20], 7, TestPki.Now, TestPki.Now.AddDays(1), [.. Enumerable.Range(0, count).Select(_ => new RevokedEntry(Pki.Certificates.SerialNumber.Draw(), TestPki.Start, RevocationReason.KeyCompromise))]);

    private static Inspected Explain(byte[] octets) => new InspectDer(TestPki.Now).Explain(octets);
}
