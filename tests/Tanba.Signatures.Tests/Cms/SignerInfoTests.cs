using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>RFC 5652 §5.3.</summary>
public class SignerInfoTests
{
    private static readonly byte[] Written = SignerInfoWriter.Write(new byte[32], Oids.CmsData, new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now));

    [Fact]
    public void What_was_written_is_read()
    {
        var signer = Read(Written);

        Assert.Equal(TestPki.Leaf.Issuer, signer.Issuer);
        Assert.Equal(TestPki.Leaf.SerialNumber, signer.SerialNumber);
        Assert.False(signer.KeyIdentifier.HasValue);
        Assert.Equal(Oids.Sha256, signer.DigestAlgorithm.Oid);
        Assert.Equal(Oids.Sha256WithRsa, signer.SignatureAlgorithm.Oid);
        Assert.Equal(256, signer.Signature.Length);
        Assert.Equal(Written, signer.Encoded.ToArray());
        Assert.True(TestPki.PersonKey.Algorithm.Verify(TestPki.PersonKey.PublicKey, signer.SignedAttributes.ToBeSigned(), signer.Signature.Span));
    }

    [Fact]
    public void It_names_the_certificate_of_this_issuer_and_number_only()
    {
        var signer = Read(Written);
        Assert.True(signer.Names(TestPki.Leaf));
        Assert.False(signer.Names(TestPki.Issuing));
        Assert.False(signer.Names(TestPki.Make(TestPki.Leaf.Issuer, TestPki.Leaf.Subject, TestPki.PersonKey, TestPki.IssuingKey, [])));
    }

    [Theory]
    [InlineData("0500")]
    [InlineData("3000")]
    [InlineData("3003020102")] // version 2 does not exist
    [InlineData("3003020101")] // nothing follows
    public void Other_encodings_are_faults(string hex) => Assert.Throws<AsnContentException>(() => Read(Convert.FromHexString(hex)));

    [Fact]
    public void Parts_of_a_second_are_not_signed()
    {
        var signer = Read(SignerInfoWriter.Write(new byte[32], Oids.CmsData, new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now.AddMilliseconds(750))));
        var time = signer.SignedAttributes.Only(Oids.SigningTimeAttribute)!.Value;
        Assert.Equal("170d" + Convert.ToHexStringLower("261122120000Z"u8), Convert.ToHexStringLower(time.Span));
    }

    private static SignerInfo Read(byte[] octets) => SignerInfo.Read(new AsnReader(octets, AsnEncodingRules.BER));
}
