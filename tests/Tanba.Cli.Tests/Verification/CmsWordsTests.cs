using Tanba.Cli.Verification;

namespace Tanba.Cli.Tests.Verification;

/// <summary>Answers in plain words, for CMS and for XML.</summary>
public class CmsWordsTests
{
    private static readonly SubjectAnswer Person = new("ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ", "900101300007", null, null, ["signing", "individual"], "01", "CN=ОМАРОВ", "CN=ISSUER");
    private static readonly SignerAnswer Good = new(true, null, "") { Signer = Person, Algorithm = "RSA 2048", At = TestPki.Now, Path = ["CN=ОМАРОВ", "CN=ROOT"] };
    private static readonly SignerAnswer Bad = new(false, "cms.digest-wrong", "the content is not what was signed") { Signer = Person, At = TestPki.Now };

    [Fact]
    public void One_signature_is_told_as_one_and_several_are_counted()
    {
        Assert.StartsWith("The signature is valid.", Cms(Good), StringComparison.Ordinal);
        Assert.StartsWith("The signature is not valid.", Cms(Bad), StringComparison.Ordinal);
        Assert.StartsWith("2 signatures, all valid.", Cms(Good, Good), StringComparison.Ordinal);
        Assert.StartsWith("3 signatures, not all valid.", Cms(Good, Bad, Good), StringComparison.Ordinal);
        Assert.StartsWith("Not valid: the document has no signature.", Cms(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_signer_is_told_with_what_was_found()
    {
        var said = Cms(Good, Bad);
        Assert.Contains("Signed by ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ, IIN 900101300007: valid", said, StringComparison.Ordinal);
        Assert.Contains("not valid, the content is not what was signed [cms.digest-wrong]", said, StringComparison.Ordinal);
        Assert.Contains("  path          CN=ОМАРОВ < CN=ROOT", said, StringComparison.Ordinal);
        Assert.Contains("  roles         signing, individual", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "The content is beside the signature.")]
    [InlineData(17L, "The content is inside: 17 octets.")]
    public void Where_the_content_is_is_told(long? length, string words) =>
        Assert.Contains(words, CmsWords.Of(new(true, null, "", [Good]) { ContentLength = length }), StringComparison.Ordinal);

    [Fact]
    public void A_signer_whose_certificate_is_nowhere_has_no_name() =>
        Assert.Contains("Signed by somebody whose certificate is not here: not valid", Cms(new SignerAnswer(false, "cms.certificate-missing", "missing") { At = TestPki.Now }), StringComparison.Ordinal);

    [Fact]
    public void The_signers_own_clock_proves_nothing() =>
        Assert.Contains("2026-11-22 12:00:00Z by the signer's own clock, which proves nothing", Cms(Good with { SigningTime = TestPki.Now }), StringComparison.Ordinal);

    [Fact]
    public void A_time_stamp_is_told_as_proved_or_not()
    {
        var stamp = new StampAnswer(true, null, "", TestPki.Now, "1.2.3", "AUTHORITY", []);
        Assert.Contains("2026-11-22 12:00:00Z, proved by AUTHORITY", Cms(Good with { TimeStamp = stamp }), StringComparison.Ordinal);
        Assert.Contains("not proved: over something else [time-stamp.imprint-differs]", Cms(Good with { TimeStamp = stamp with { Valid = false, Reason = "time-stamp.imprint-differs", Detail = "over something else" } }), StringComparison.Ordinal);
        Assert.Contains("unreadable, not proved", Cms(Good with { TimeStamp = stamp with { Valid = false, Reason = "time-stamp.malformed", Time = null } }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good", "crl", null, "CN=X: not revoked (known 2026-11-22 12:00:00Z by crl)")]
    [InlineData("revoked", "crl", "keyCompromise", "CN=X: revoked at 2026-11-22 12:00:00Z, keyCompromise")]
    [InlineData("revoked", "ocsp", null, "CN=X: revoked at 2026-11-22 12:00:00Z")]
    [InlineData("unknown", "none", null, "CN=X: unknown")]
    public void Revocation_is_told(string status, string source, string? reason, string words) =>
        Assert.Contains("  revocation    " + words, Cms(Good with { Revocation = [new("CN=X", status, source, TestPki.Now, TestPki.Now, reason)] }), StringComparison.Ordinal);

    [Fact]
    public void A_counter_signature_stands_further_in()
    {
        var said = Cms(Good with { CounterSignatures = [Bad with { CounterSignatures = [Good] }] });
        Assert.Contains("\n    This signature is signed over by ОМАРОВ", said, StringComparison.Ordinal);
        Assert.Contains("\n        This signature is signed over by ОМАРОВ", said, StringComparison.Ordinal);
        Assert.StartsWith("The signature is valid.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_strangers_give_no_orders_to_a_terminal()
    {
        var stranger = Person with { Name = "\u001b[2J\u0007EVIL", Organisation = "\u009bORG" };
        var said = Cms(Good with { Signer = stranger }) + Xml(new XmlSignerAnswer(true, null, "") { Signer = stranger, Covers = ["/\u001b[2J"] });
        Assert.DoesNotContain(said, letter => char.IsControl(letter) && letter is not '\n' and not '\r');
        Assert.Contains("EVIL", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_organisation_is_told_with_its_number() => Assert.Equal(
        "NAME, ORG, IIN 900101300007, BIN 990140000007",
        CmsWords.Name(Person with { Name = "NAME", Organisation = "ORG", Bin = "990140000007" }));

    [Theory]
    [InlineData("/", "the whole document")]
    [InlineData("/doc/a", "/doc/a")]
    public void Of_XML_it_is_told_what_is_covered(string covers, string words) =>
        Assert.Contains("  signed        " + words, Xml(new XmlSignerAnswer(true, null, "") { Signer = Person, Covers = [covers] }), StringComparison.Ordinal);

    [Fact]
    public void An_XML_document_that_is_refused_as_a_whole_says_why() =>
        Assert.StartsWith("Not valid: there is no signature [xml.not-signed]", XmlWords.Of(new(false, "xml.not-signed", "there is no signature", [])), StringComparison.Ordinal);

    private static string Cms(params SignerAnswer[] signers) => CmsWords.Of(new(signers.Length > 0 && signers.All(one => one.Valid), null, "", signers));

    private static string Xml(params XmlSignerAnswer[] signers) => XmlWords.Of(new(signers.All(one => one.Valid), null, "", signers));
}
