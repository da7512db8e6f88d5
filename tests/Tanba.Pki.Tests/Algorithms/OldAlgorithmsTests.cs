using System.Security.Cryptography;
using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

/// <summary>RFC 3370 §3.1, RFC 5754 §3.1: DSA on documents, as long as it was believed.</summary>
public class OldAlgorithmsTests
{
    private static readonly DSA Key = DSA.Create(1024);
    private static readonly SubjectPublicKeyInfo Own = SubjectPublicKeyInfo.Decode(Key.ExportSubjectPublicKeyInfo()).Value;

    /// <summary>The same key without its parameters.</summary>
    private static readonly SubjectPublicKeyInfo Bare = SubjectPublicKeyInfo.Decode(Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(AlgorithmIdentifier.Write(Oids.Dsa, default));
            writer.WriteBitString(Own.KeyBits.Span);
        }
    })).Value;

    [Fact]
    public void Parameters_are_the_keys_own_or_come_from_the_next_one_above_that_has_some() // RFC 5280 §6.1.4 (f)
    {
        Assert.Equal(Own, OldAlgorithms.KeyOf([Own]));
        Assert.Equal(Own, OldAlgorithms.KeyOf([Bare, Own]));
        Assert.Equal(Own, OldAlgorithms.KeyOf([Bare, Bare, Own, TestPki.RootKey.PublicKey]));
        Assert.Equal(TestPki.PersonKey.PublicKey, OldAlgorithms.KeyOf([TestPki.PersonKey.PublicKey, Own]));
    }

    [Fact]
    public void Where_nobody_has_parameters_there_is_no_key()
    {
        Assert.Null(OldAlgorithms.KeyOf([Bare]));
        Assert.Null(OldAlgorithms.KeyOf([Bare, Bare]));
        Assert.Null(OldAlgorithms.KeyOf([Bare, TestPki.RootKey.PublicKey, Own]));
    }

    [Theory]
    [InlineData(Oids.Sha256WithRsa)]
    [InlineData(Oids.Sha1WithRsa)]
    [InlineData(Oids.EcdsaWithSha1)]
    [InlineData("1.3.101.112")]
    [InlineData("1.2.3.4")]
    public void Nothing_but_DSA_is_found(string oid) => Assert.Null(OldAlgorithms.Find(Identifier(oid), new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(Oids.DsaWithSha1, 2016, true)]
    [InlineData(Oids.DsaWithSha1, 2017, false)]
    [InlineData(Oids.DsaWithSha256, 2017, true)]
    [InlineData(Oids.DsaWithSha256, 2025, false)]
    public void Each_of_its_digests_has_its_time(string oid, int year, bool isBelieved) =>
        Assert.Equal(isBelieved, OldAlgorithms.Find(Identifier(oid), new(year, 1, 1, 0, 0, 0, TimeSpan.Zero)) is { } row && row.Oid == oid);

    [Fact]
    public void What_the_platform_signs_is_held_and_nothing_else()
    {
        var row = OldAlgorithms.Find(Identifier(Oids.DsaWithSha256), new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero))!;

        // FIPS 186-4 §4.6: a key of 1024 bits takes the leftmost 160 bits of the digest.
#pragma warning disable CA5351 // Somebody must sign what is only checked here.
        var value = Key.CreateSignature(SHA256.HashData("message"u8)[..20], DSASignatureFormat.Rfc3279DerSequence);
#pragma warning restore CA5351
        Assert.True(row.Verify(Own, "message"u8, value));
        Assert.False(row.Verify(Own, "massage"u8, value));
        Assert.False(row.Verify(Bare, "message"u8, value));
        Assert.False(row.Verify(TestPki.PersonKey.PublicKey, "message"u8, value));
        value[^1] ^= 1;
        Assert.False(row.Verify(Own, "message"u8, value));
    }

    private static AlgorithmIdentifier Identifier(string oid) => new(oid, default, AlgorithmIdentifier.Write(oid, default));
}
