using Tanba.Keys;
using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

public class SignatureAlgorithmTests
{
    [Theory]
    [InlineData("rsa2048", "RSA 2048", "RSA SHA-256")]
    [InlineData("p256", "EC P-256", "ECDSA SHA-256")]
    [InlineData("p384", "EC P-384", "ECDSA SHA-384")]
    public void A_key_signs_with_the_algorithm_that_fits_it(string kind, string name, string algorithm)
    {
        using var key = SoftwareKey.Generate(kind);
        var signature = key.Sign("message"u8);

        Assert.Equal(name, key.PublicKey.Name);
        Assert.Equal(algorithm, key.Algorithm.Name);
        Assert.Null(key.PublicKey.Weakness());
        Assert.True(key.Algorithm.Verify(key.PublicKey, "message"u8, signature));
        Assert.False(key.Algorithm.Verify(key.PublicKey, "massage"u8, signature));
        Assert.False(key.Algorithm.Verify(key.PublicKey, "message"u8, []));
        Assert.False(key.Algorithm.Verify(key.PublicKey, "message"u8, signature.AsSpan()[1..]));
    }

    [Fact]
    public void A_row_says_no_to_a_key_that_does_not_fit()
    {
        using var p256 = SoftwareKey.Generate("p256");
        Assert.False(SignatureAlgorithm.EcdsaSha384.Verify(p256.PublicKey, "message"u8, p256.Sign("message"u8)));
        Assert.False(SignatureAlgorithm.RsaSha256.Verify(p256.PublicKey, "message"u8, p256.Sign("message"u8)));
    }

    [Fact]
    public void Every_row_is_found_by_its_own_identifier() =>
        Assert.All(SignatureAlgorithm.All, row => Assert.Same(row, SignatureAlgorithm.Decode(row.Identifier).Value));

    [Theory]
    [InlineData("300d06092a864886f70d01010b0500", "RSA SHA-256")] // RFC 4055 §5: NULL
    [InlineData("300b06092a864886f70d01010b", "RSA SHA-256")] // RFC 4055 §2.1: absent is accepted as well
    [InlineData("300a06082a8648ce3d040302", "ECDSA SHA-256")] // RFC 5758 §3.2: absent
    public void Parameters_may_be_absent_or_null(string hex, string name) =>
        Assert.Equal(name, SignatureAlgorithm.Decode(Convert.FromHexString(hex)).Value.Name);

    [Theory]
    [InlineData("300d06092a864886f70d0101050500", "algorithm.unknown")] // SHA-1 with RSA
    [InlineData("300e06092a864886f70d01010b020101", "algorithm.unknown")] // an INTEGER for parameters
    [InlineData("300d06092a864886f70d01010b050000", "algorithm.malformed")]
    [InlineData("", "algorithm.malformed")]
    public void What_is_no_row_is_refused(string hex, string code) =>
        Assert.Equal(code, SignatureAlgorithm.Decode(Convert.FromHexString(hex)).Rejection?.Code);

    [Fact]
    public void Mutated_identifiers_never_throw() => Mutated.NeverThrows(SignatureAlgorithm.RsaSha256.Identifier.ToArray(), SignatureAlgorithm.Decode);
}
