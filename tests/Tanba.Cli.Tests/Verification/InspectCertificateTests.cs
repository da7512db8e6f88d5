using Tanba.Cli.Verification;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;

namespace Tanba.Cli.Tests.Verification;

/// <summary>Certificates and requests in words.</summary>
public class InspectCertificateTests
{
    [Theory]
    [InlineData(2026, "It is within its time until 2027-01-01 00:00:00 UTC")]
    [InlineData(2025, "It is not valid yet: from 2026-01-01 00:00:00 UTC.")]
    [InlineData(2030, "It is no longer valid: it ended at 2027-01-01 00:00:00 UTC.")]
    public void Its_time_is_told_by_the_clock(int year, string words) =>
        Assert.Contains(InspectCertificate.Explain(TestPki.Leaf, new(year, 6, 1, 0, 0, 0, TimeSpan.Zero)).Says, sentence => sentence.StartsWith(words, StringComparison.Ordinal));

    [Theory]
    [InlineData(null, "It is an authority's: its key signs certificates.")]
    [InlineData(0, "It is an authority's: its key signs certificates, with at most 0 authorities below.")]
    [InlineData(3, "It is an authority's: its key signs certificates, with at most 3 authorities below.")]
    public void An_authority_is_told_as_one(int? length, string words)
    {
        using var key = SoftwareKey.Generate("p256");
        var authority = TestPki.Make(TestPki.Name("A"), TestPki.Name("A"), key, key, TestPki.Ca(length));
        Assert.Contains(words, Explain(authority).Says);
        Assert.DoesNotContain(Explain(TestPki.Leaf).Says, sentence => sentence.Contains("authority's", StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_names_itself_as_its_issuer_is_checked_against_its_own_key()
    {
        using var key = SoftwareKey.Generate("p256");
        Assert.Contains("Its signature is that of its own key.", Explain(TestPki.Make(TestPki.Name("A"), TestPki.Name("A"), key, key, [])).Says);
        Assert.Contains("Its signature is not that of its own key.", Explain(TestPki.Make(TestPki.Name("A"), TestPki.Name("A"), key, TestPki.RootKey, [])).Says);
        Assert.DoesNotContain(Explain(TestPki.Leaf).Says, sentence => sentence.Contains("own key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("subject")]
    [InlineData("IIN")]
    [InlineData("e-mail")]
    [InlineData("issuer")]
    [InlineData("serial number")]
    [InlineData("public key")]
    [InlineData("key usage")]
    [InlineData("purposes")]
    [InlineData("policies")]
    [InlineData("key identifier")]
    [InlineData("issuer's key")]
    [InlineData("SHA-256")]
    public void Each_field_of_a_persons_certificate_has_its_line(string name) => Assert.NotEmpty(Explain(TestPki.Leaf).Fields.Single(field => field.Name == name).Value!);

    [Fact]
    public void Every_extension_is_listed_and_critical_ones_are_marked()
    {
        var listed = Explain(TestPki.Leaf).Fields.Where(field => field.Name == "extension").Select(field => field.Value!).ToList();
        Assert.Equal(TestPki.Leaf.Extensions.Count, listed.Count);
        Assert.Equal(TestPki.Leaf.Extensions.Count(extension => extension.Critical), listed.Count(words => words.Contains(", critical", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_holder_without_a_common_name_is_told_by_the_whole_subject()
    {
        using var key = SoftwareKey.Generate("p256");
        var nameless = TestPki.Make(TestPki.Name("A"), new DistinguishedName([NameAttribute.Printable(Oids.Country, "KZ")]), key, key, []);
        Assert.Equal("C=KZ", InspectCertificate.Holder(nameless));
        Assert.Equal("ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ, IIN 900101300007", InspectCertificate.Holder(TestPki.Leaf));
    }

    [Theory]
    [InlineData("rsa2048")]
    [InlineData("p521")]
    [InlineData("gost512")]
    public void A_request_that_proves_possession_is_explained_whole(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        var explained = new InspectDer(TestPki.Now).Explain(CertificationRequest.Create(TestPki.Person, key, [KeyUsageExtension.Write(KeyUsage.DigitalSignature)]));
        Assert.Equal("certification request", explained.Kind);
        Assert.Contains("It is signed by the key it names: its sender has the private key.", explained.Says);
        Assert.Equal("900101300007", explained.Fields.Single(field => field.Name == "IIN").Value);
        Assert.Single(explained.Fields, field => field.Name == "extension");
    }

    [Fact]
    public void Of_a_request_that_proves_nothing_nothing_is_believed()
    {
        using var key = SoftwareKey.Generate("p256");
        var request = CertificationRequest.Create(TestPki.Person, key, []);
        request[^1] ^= 1;
        var explained = new InspectDer(TestPki.Now).Explain(request);
        Assert.Equal("certification request", explained.Kind);
        Assert.Empty(explained.Fields);
        Assert.DoesNotContain("ОМАРОВ", InspectText.Of(explained), StringComparison.Ordinal);
    }

    private static Inspected Explain(Certificate certificate) => InspectCertificate.Explain(certificate, TestPki.Now);
}
