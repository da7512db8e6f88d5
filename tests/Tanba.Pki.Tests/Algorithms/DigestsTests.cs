using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

/// <summary>FIPS 180-4: the digests of "abc".</summary>
public class DigestsTests
{
    [Theory]
    [InlineData(Oids.Sha1, "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData(Oids.Sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(Oids.Sha384, "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7")]
    [InlineData(
        Oids.Sha512,
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")]
    public void A_digest_is_found_by_its_oid(string oid, string hex) => Assert.Equal(hex, Convert.ToHexStringLower(Digests.Find(oid)!("abc"u8)));

    [Fact]
    public void An_unknown_digest_is_not_found() => Assert.Null(Digests.Find(Oids.KzGost34311TestParameter));

    [Fact]
    public void Every_signature_algorithm_digests_as_its_oid_says() =>
        Assert.All(SignatureAlgorithm.All, row => Assert.Equal(Digests.Find(row.DigestOid)!("abc"u8), row.Digest("abc"u8)));

    [Fact]
    public void The_identifiers_of_digests_carry_a_null() => // as the national clients write them
        Assert.All(SignatureAlgorithm.All, row => Assert.Equal([5, 0], row.DigestIdentifier.ToArray()[^2..]));
}
