using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
using Tanba.Pki.Paths;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>Lists and replies that a document brings along (RFC 5652 §10.2.1, RFC 5940 §2.1).</summary>
public class OtherRevocationTests
{
    private static readonly byte[] Reply = OcspResponse.Sign(
        TestPki.Issuing, TestPki.IssuingKey, [SingleResponse.Good(CertId.For(TestPki.Issuing, TestPki.Leaf.SerialNumber), TestPki.Now, TestPki.Now.AddHours(1))], null, TestPki.Now);

    private static readonly byte[] List = new CrlBuilder(TestPki.Issuing.Subject, new byte[20], 1, TestPki.Now, TestPki.Now.AddDays(1), []).Sign(TestPki.IssuingKey);

    [Fact]
    public void A_reply_is_found_in_its_choice() => Assert.Equal(TestPki.Now, OtherRevocation.ReadOcsp(Choice(Oids.OcspRevocationInfo, Reply))?.ProducedAt);

    [Fact]
    public void What_is_something_else_is_passed_over()
    {
        Assert.Null(OtherRevocation.ReadOcsp(Choice("1.2.3.4", Reply)));
        Assert.Null(OtherRevocation.ReadOcsp(Choice(Oids.OcspRevocationInfo, [5, 0])));
        Assert.Null(OtherRevocation.ReadOcsp(List));
        Assert.Null(OtherRevocation.ReadOcsp(new byte[] { 0xA1, 0 }));
        Assert.Null(OtherRevocation.ReadOcsp(ReadOnlyMemory<byte>.Empty));
    }

    [Fact]
    public void A_document_gives_its_lists_and_replies_and_keeps_them_when_it_is_written()
    {
        var plain = SignedCms.Decode(SignCms.Sign("text"u8, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true)).Value;
        var document = SignedCms.Decode(SignedCms.Of(plain.Parts with { Revocation = [List, Choice(Oids.OcspRevocationInfo, Reply)] }).Encode()).Value;
        var (crls, ocsp) = document.ReadRevocation();
        Assert.Equal(List, Assert.Single(crls).Encoded.ToArray());
        Assert.Single(ocsp);
        Assert.Null(document.Check(document.Signers[0]).Rejection);
    }

    [Theory]
    [InlineData("lists", null)]
    [InlineData("a list and a reply", null)]
    [InlineData("only the list of the authority", "path.revocation-unknown")]
    [InlineData("nothing", "path.revocation-unknown")]
    [InlineData("a list with the signer", "path.revoked")]
    [InlineData("a reply that the signer is revoked", "path.revoked")]
    [InlineData("a reply of another issuer", "path.revocation-unknown")]
    public void What_a_document_brings_along_is_evidence_for_its_own_signer(string what, string? reason)
    {
        var plain = SignedCms.Decode(SignCms.Sign("text"u8, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true, [TestPki.Issuing])).Value;
        var document = SignedCms.Decode(SignedCms.Of(plain.Parts with { Revocation = [.. Brought(what).Select(one => (ReadOnlyMemory<byte>)one)] }).Encode()).Value;
        var verdict = VerifyCms.Run(document, new([TestPki.Root]), new PathParameters { At = TestPki.Now, Purpose = PathPurpose.Signing, Revocation = RevocationChecking.Required });
        Assert.Equal((what, reason), (what, verdict.Reason));
    }

    private static byte[][] Brought(string what) => what switch
    {
        "lists" => [ListOf(TestPki.Root, TestPki.RootKey), ListOf(TestPki.Issuing, TestPki.IssuingKey)],
        "a list and a reply" => [ListOf(TestPki.Root, TestPki.RootKey), Choice(Oids.OcspRevocationInfo, Reply)],
        "only the list of the authority" => [ListOf(TestPki.Root, TestPki.RootKey)],
        "a list with the signer" => [ListOf(TestPki.Root, TestPki.RootKey), ListOf(TestPki.Issuing, TestPki.IssuingKey, new RevokedEntry(TestPki.Leaf.SerialNumber, TestPki.Now.AddDays(-1), RevocationReason.KeyCompromise))],
        "a reply that the signer is revoked" => [ListOf(TestPki.Root, TestPki.RootKey), Choice(Oids.OcspRevocationInfo, Answer(TestPki.Issuing, TestPki.IssuingKey, SingleResponse.Revoked(Id, TestPki.Now.AddDays(-1), RevocationReason.KeyCompromise, TestPki.Now, TestPki.Now.AddHours(1))))],
        "a reply of another issuer" => [ListOf(TestPki.Root, TestPki.RootKey), Choice(Oids.OcspRevocationInfo, Answer(TestPki.Leaf, TestPki.PersonKey, SingleResponse.Good(Id, TestPki.Now, TestPki.Now.AddHours(1))))],
        _ => [],
    };

    private static CertId Id => CertId.For(TestPki.Issuing, TestPki.Leaf.SerialNumber);

    private static byte[] Answer(Pki.Certificates.Certificate responder, Keys.SoftwareKey key, SingleResponse one) => OcspResponse.Sign(responder, key, [one], null, TestPki.Now);

    private static byte[] ListOf(Pki.Certificates.Certificate issuer, Keys.SoftwareKey key, params RevokedEntry[] entries) =>
        new CrlBuilder(issuer.Subject, key.PublicKey.Sha1OfKeyBits(), 1, TestPki.Now.AddDays(-1), TestPki.Now.AddDays(1), entries).Sign(key);

    private static byte[] Choice(string format, byte[] info) => Der.Write(writer =>
    {
        using (writer.PushSequence(Der.Context(1)))
        {
            writer.WriteObjectIdentifier(format);
            writer.WriteEncodedValue(info);
        }
    });
}
