using System.Text;
using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Paths;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>What a relying party is told of a signed document.</summary>
public class VerifyXmlTests
{
    private static readonly PathEvidence Evidence = new([TestPki.Root], [TestPki.Issuing]);
    private static readonly PathParameters Parameters = new() { At = TestPki.Now, Purpose = PathPurpose.Signing, Revocation = RevocationChecking.None };

    [Fact]
    public void A_good_document_is_valid_with_its_path_and_what_it_covers()
    {
        var verdict = Judge(Letters.Sign("<doc>1</doc>"));
        Assert.True(verdict.IsValid);
        Assert.Null(verdict.Reason);
        var signer = Assert.Single(verdict.Signers);
        Assert.Equal((TestPki.Leaf, TestPki.Now, string.Empty), (signer.Certificate, signer.At, signer.Detail));
        Assert.Equal([TestPki.Leaf, TestPki.Issuing, TestPki.Root], signer.Path!.Path);
        Assert.True(Assert.Single(signer.Parts).IsWholeDocument);
        Assert.Equal("/doc/ds:Signature", signer.Signature.Path);
    }

    [Fact]
    public void A_signature_that_does_not_hold_names_its_certificate_and_covers_nothing()
    {
        var signer = Assert.Single(Judge(Letters.Sign("<doc>1</doc>").With("<doc>1", "<doc>2")).Signers);
        Assert.Equal("xml.digest-wrong", signer.Reason);
        Assert.Equal(TestPki.Leaf, signer.Certificate);
        Assert.Null(signer.Path);
        Assert.Empty(signer.Parts);
    }

    [Theory]
    [InlineData(2025, "path.not-yet-valid")]
    [InlineData(2028, "path.expired")]
    public void The_certificate_is_judged_for_the_time_asked(int year, string reason)
    {
        var signer = Assert.Single(Judge(Letters.Sign("<doc/>"), Parameters with { At = new(year, 6, 1, 0, 0, 0, TimeSpan.Zero) }).Signers);
        Assert.Equal(reason, signer.Reason);
        Assert.NotEmpty(signer.Parts);
    }

    [Theory]
    [InlineData(PathPurpose.Signing, null)]
    [InlineData(PathPurpose.Any, null)]
    [InlineData(PathPurpose.TimeStamping, "path.wrong-purpose")]
    [InlineData(PathPurpose.OcspSigning, "path.wrong-purpose")]
    public void The_certificate_is_judged_for_its_purpose(PathPurpose purpose, string? reason) =>
        Assert.Equal(reason, Judge(Letters.Sign("<doc/>"), Parameters with { Purpose = purpose }).Reason);

    [Fact]
    public void A_root_that_is_not_trusted_makes_nobody_trusted()
    {
        var verdict = Verdict(Letters.Sign("<doc/>"), null, new([TestPki.Leaf]), Parameters);
        Assert.True(verdict.IsValid); // the leaf itself is trusted
        using var key = SoftwareKey.Generate("p256");
        var other = TestPki.Make(TestPki.Name("OTHER"), TestPki.Name("OTHER"), key, key, TestPki.Ca());
        Assert.Equal("path.unknown-issuer", Verdict(Letters.Sign("<doc/>"), null, new([other], [TestPki.Issuing]), Parameters).Reason);
    }

    [Fact]
    public void Certificates_of_the_document_help_to_build_the_path_and_are_not_trusted()
    {
        var signed = Letters.Sign("<doc/>");
        Assert.Equal("path.unknown-issuer", Verdict(signed, null, new([TestPki.Root]), Parameters).Reason);
        var with = signed.With("</ds:X509Data>", $"<ds:X509Certificate>{Convert.ToBase64String(TestPki.Issuing.Encoded.Span)}</ds:X509Certificate></ds:X509Data>");
        Assert.True(Verdict(with, null, new([TestPki.Root]), Parameters).IsValid);
        Assert.Equal("path.unknown-issuer", Verdict(with, null, new([Stranger()]), Parameters).Reason);
    }

    [Fact]
    public void Revocation_is_asked_for_where_it_is_required()
    {
        var required = Parameters with { Revocation = RevocationChecking.Required };
        Assert.Equal("path.revocation-unknown", Judge(Letters.Sign("<doc/>"), required).Reason);
        var lists = new[] { List(TestPki.Root, TestPki.RootKey), List(TestPki.Issuing, TestPki.IssuingKey) };
        Assert.Null(Verdict(Letters.Sign("<doc/>"), null, new([TestPki.Root], [TestPki.Issuing], lists), required).Reason);
        lists[1] = List(TestPki.Issuing, TestPki.IssuingKey, new RevokedEntry(TestPki.Leaf.SerialNumber, TestPki.Now.AddDays(-1), RevocationReason.KeyCompromise));
        Assert.Equal("path.revoked", Verdict(Letters.Sign("<doc/>"), null, new([TestPki.Root], [TestPki.Issuing], lists), required).Reason);
    }

    [Fact]
    public void One_bad_signature_of_three_spoils_the_document_and_not_the_others()
    {
        using var key = SoftwareKey.Generate("p256");
        var stranger = TestPki.Make(TestPki.Name("STRANGE"), TestPki.Name("STRANGER"), key, key, TestPki.Signing());
        var signed = Letters.Sign(SignXml.Sign(Letters.Sign("<doc>1</doc>"), XmlPlace.WholeDocument, stranger, key).Value);
        var verdict = Judge(signed);
        Assert.False(verdict.IsValid);
        Assert.Equal("path.unknown-issuer", verdict.Reason);
        Assert.Equal([null, "path.unknown-issuer", null], verdict.Signers.Select(signer => signer.Reason));
        Assert.Equal(["/doc/ds:Signature[1]", "/doc/ds:Signature[2]", "/doc/ds:Signature[3]"], verdict.Signers.Select(signer => signer.Signature.Path));
    }

    [Fact]
    public void An_element_that_is_not_there_refuses_the_question()
    {
        var document = SignedXmlDocument.Decode(Encoding.UTF8.GetBytes(Letters.Sign("<doc/>"))).Value;
        Assert.Equal("xml.path-finds-nothing", VerifyXml.Run(document, Letters.Path("//none"), Evidence, Parameters).Rejection?.Code);
    }

    [Theory]
    [InlineData("//a", null)]
    [InlineData("//b", "xml.not-covered")]
    public void The_element_that_is_relied_on_must_be_covered(string shown, string? reason) =>
        Assert.Equal(reason, Verdict(Letters.SignPart("<doc><a Id=\"x\">1</a><b/></doc>", "//a"), shown, Evidence, Parameters).Reason);

    private static Certificate Stranger() => TestPki.Make(TestPki.Name("STRANGE ROOT"), TestPki.Name("STRANGE ROOT"), TestPki.IssuingKey, TestPki.IssuingKey, TestPki.Ca());

    private static CertificateList List(Certificate issuer, SoftwareKey key, params RevokedEntry[] entries) => CertificateList.Decode(
        new CrlBuilder(issuer.Subject, key.PublicKey.Sha1OfKeyBits(), 1, TestPki.Now.AddDays(-1), TestPki.Now.AddDays(1), entries).Sign(key)).Value;

    private static XmlVerdict Judge(string xml, PathParameters? parameters = null) => Verdict(xml, null, Evidence, parameters ?? Parameters);

    private static XmlVerdict Verdict(string xml, string? shown, PathEvidence evidence, PathParameters parameters) =>
        VerifyXml.Run(SignedXmlDocument.Decode(Encoding.UTF8.GetBytes(xml)).Value, shown is null ? null : Letters.Path(shown), evidence, parameters).Value;
}
