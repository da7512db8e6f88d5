using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

/// <summary>A signature is checked over a digest as over the message.</summary>
public class VerifyDigestTests
{
    public static TheoryData<string> Kinds => ["rsa2048", "p256", "p384", "p521", "gost512", "gost256", "gost2004"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_signature_holds_for_the_digest_of_its_message_alone(string kind)
    {
        using var key = KeyAlgorithm.OfKind(kind)!.Generate(kind);
        Assert.All(SignatureAlgorithm.All.Where(row => row.Fits(key.PublicKey)), row =>
        {
            var signature = key.Sign(row, "message"u8);
            Assert.True(row.VerifyDigest(key.PublicKey, row.Digest("message"u8), signature));
            Assert.False(row.VerifyDigest(key.PublicKey, row.Digest("massage"u8), signature));
            Assert.False(row.VerifyDigest(key.PublicKey, row.Digest("message"u8).AsSpan(1), signature));
            Assert.False(row.VerifyDigest(key.PublicKey, "message"u8, signature));
        });
    }

    [Fact]
    public void What_signs_the_message_itself_is_not_checked_by_a_digest() =>
        Assert.All(SignatureAlgorithm.All.Where(row => !row.SignsDigest), row => Assert.StartsWith("ML-DSA", row.Name, StringComparison.Ordinal));
}
