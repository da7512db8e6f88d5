using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

public class KeyAlgorithmTests
{
    [Theory]
    [InlineData(Oids.RsaEncryption)]
    [InlineData(Oids.EcPublicKey)]
    public void A_row_is_found_by_its_oid(string oid) => Assert.Equal(oid, KeyAlgorithm.Find(oid)?.Oid);

    [Fact]
    public void An_unknown_kind_has_no_row()
    {
        Assert.Null(KeyAlgorithm.Find(Oids.KzGost2004Key));
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
        KeyAlgorithm.All.SelectMany(row => row.Kinds).Where(kind => kind is not "rsa3072" and not "rsa4096"),
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
        var gost = SubjectPublicKeyInfo.Decode(Convert.FromHexString("3012" + "300d" + "06092a830e030a01010101" + "0500" + "030100")).Value;
        Assert.Equal(Oids.KzGost2004Key, gost.AlgorithmOid);
        Assert.Throws<ArgumentException>(() => SignatureAlgorithm.DefaultFor(gost));
        Assert.Equal("key.algorithm-unknown", gost.Weakness()?.Code);
        Assert.Equal(Oids.KzGost2004Key, gost.Name);
    }
}
