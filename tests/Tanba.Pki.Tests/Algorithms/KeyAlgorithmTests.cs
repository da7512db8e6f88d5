#pragma warning disable SYSLIB5006 // whether ML-DSA is here
using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

public class KeyAlgorithmTests
{
    [Theory]
    [InlineData(Oids.RsaEncryption)]
    [InlineData(Oids.EcPublicKey)]
    [InlineData(Oids.KzGost2015Key512)]
    [InlineData(Oids.KzGost2015Key256)]
    [InlineData(Oids.KzGost2004Key)]
    [InlineData(Oids.MlDsa65)]
    public void A_row_is_found_by_its_oid(string oid) => Assert.Equal(oid, KeyAlgorithm.Find(oid)?.Oid);

    [Fact]
    public void An_unknown_kind_has_no_row()
    {
        Assert.Null(KeyAlgorithm.Find(Oids.KzGost2004Signature));
        Assert.Null(KeyAlgorithm.OfKind("rsa1024"));
        Assert.Null(KeyAlgorithm.OfKind("RSA2048"));
    }

    [Fact]
    public void No_two_rows_share_an_oid_or_a_kind()
    {
        Assert.Equal(KeyAlgorithm.All.Count, KeyAlgorithm.All.DistinctBy(row => row.Oid).Count());
        var kinds = KeyAlgorithm.All.SelectMany(row => row.Kinds).ToList();
        Assert.Equal(kinds.Count, kinds.Distinct().Count());
    }

    [Fact]
    public void Every_key_that_can_be_made_has_a_signature_algorithm() => Assert.All(
        KeyAlgorithm.All.SelectMany(row => row.Kinds).Where(kind => kind is not "rsa3072" and not "rsa4096" && KeyAlgorithm.WhyNot(kind) is null),
        kind =>
        {
            using var key = KeyAlgorithm.OfKind(kind)!.Generate(kind);
            var row = SignatureAlgorithm.DefaultFor(key.PublicKey);
            Assert.True(row.Verify(key.PublicKey, "message"u8, key.Sign(row, "message"u8)));
        });

    [Theory]
    [InlineData("", "key.malformed")]
    [InlineData("3000", "key.malformed")]
    [InlineData("300e" + "020100" + "3005" + "06032b6570" + "0402" + "0000", "key.algorithm-unknown")] // Ed25519
    [InlineData("3013" + "020100" + "300d" + "06092a864886f70d0101010500", "key.malformed")] // RSA without a key
    public void What_is_no_private_key_of_a_known_kind_is_refused(string hex, string code) =>
        Assert.Equal(code, KeyAlgorithm.ReadPrivateKey(Convert.FromHexString(hex)).Rejection?.Code);

    [Fact]
    public void Octets_after_a_private_key_are_refused()
    {
        byte[] longer = [.. TestPki.PersonKey.ExportPkcs8(), 0];
        Assert.Equal("key.malformed", KeyAlgorithm.ReadPrivateKey(longer).Rejection?.Code);
    }

    [Fact]
    public void A_key_no_row_fits_has_no_default()
    {
        var ed25519 = SubjectPublicKeyInfo.Decode(Convert.FromHexString("300b" + "3005" + "06032b6570" + "03020000")).Value;
        Assert.Equal("1.3.101.112", ed25519.AlgorithmOid);
        Assert.Throws<ArgumentException>(() => SignatureAlgorithm.DefaultFor(ed25519));
        Assert.Equal("key.algorithm-unknown", ed25519.Weakness()?.Code);
        Assert.Equal("1.3.101.112", ed25519.Name);
    }

    [Fact]
    public void A_kind_that_cannot_be_made_says_why()
    {
        Assert.Null(KeyAlgorithm.WhyNot("gost512"));
        Assert.Equal("key.kind-unknown", KeyAlgorithm.WhyNot("rsa1024")?.Code);
        Assert.Contains("gost512", KeyAlgorithm.WhyNot("rsa1024")!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void ML_DSA_is_used_where_the_machine_has_it_and_refused_in_words_where_not()
    {
        var refused = KeyAlgorithm.WhyNot("mldsa65");
        if (System.Security.Cryptography.MLDsa.IsSupported)
        {
            Assert.Null(refused);
            return;
        }

        Assert.Equal("key.not-on-this-machine", refused?.Code);
        Assert.Contains("OpenSSL 3.5", refused!.Detail, StringComparison.Ordinal);
        var key = SubjectPublicKeyInfo.Decode(Convert.FromHexString("3012" + "300b" + "0609608648016503040312" + "0303000102")).Value;
        Assert.Equal("ML-DSA-65", key.Name);
        Assert.Equal("key.not-on-this-machine", key.Weakness()?.Code);
        Assert.False(SignatureAlgorithm.DefaultFor(key).Verify(key, "message"u8, new byte[3309]));
    }
}
