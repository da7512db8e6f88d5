using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
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

    private static byte[] Choice(string format, byte[] info) => Der.Write(writer =>
    {
        using (writer.PushSequence(Der.Context(1)))
        {
            writer.WriteObjectIdentifier(format);
            writer.WriteEncodedValue(info);
        }
    });
}
