using Tanba.Pki.Algorithms;

namespace Tanba.Keys.Tests;

public class SoftwareKeyTests
{
    [Theory]
    [InlineData("rsa2048")]
    [InlineData("rsa3072")]
    [InlineData("p256")]
    [InlineData("p384")]
    [InlineData("p521")]
    [InlineData("gost512")]
    [InlineData("gost256")]
    [InlineData("gost2004")]
    public void A_key_survives_the_way_through_pkcs8(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        using var read = SoftwareKey.FromPkcs8(key.ExportPkcs8()).Value;

        Assert.Equal(key.PublicKey, read.PublicKey);
        Assert.Same(key.Algorithm, read.Algorithm);
        Assert.True(key.Algorithm.Verify(key.PublicKey, "message"u8, read.Sign("message"u8)));
    }

    [Theory]
    [InlineData("rsa1024")]
    [InlineData("dsa")]
    [InlineData("")]
    public void A_kind_that_is_not_made_is_misuse(string kind) => Assert.Throws<ArgumentException>(() => SoftwareKey.Generate(kind));

    [Fact]
    public void Every_kind_is_named() => Assert.Subset(
        KeyAlgorithm.All.SelectMany(row => row.Kinds).ToHashSet(),
        (HashSet<string>)["rsa2048", "rsa3072", "rsa4096", "p256", "p384", "p521", "gost512", "gost256", "gost2004"]);

    [Fact]
    public void A_curve_without_signature_algorithm_is_refused()
    {
        using var koblitz = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.CreateFromFriendlyName("secp256k1"));
        Assert.Equal("key.algorithm-unknown", SoftwareKey.FromPkcs8(koblitz.ExportPkcs8PrivateKey()).Rejection?.Code);
    }

    [Fact]
    public void Mutated_private_keys_never_throw() =>
        Mutated.NeverThrows(TestPki.RootKey.ExportPkcs8(), octets => SoftwareKey.FromPkcs8(octets.Span), (octets, key) => key.Dispose());

    [Fact]
    public void A_key_signs_in_several_threads() => Parallel.For(0, 64, n =>
    {
        var message = BitConverter.GetBytes(n);
        Assert.True(TestPki.PersonKey.Algorithm.Verify(TestPki.PersonKey.PublicKey, message, TestPki.PersonKey.Sign(message)));
    });
}
