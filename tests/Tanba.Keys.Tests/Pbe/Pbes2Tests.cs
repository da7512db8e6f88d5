using System.Formats.Asn1;
using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pbe;

/// <summary>RFC 8018 A.2, A.4, B.2: parameters that are not as they should be, each with its refusal.</summary>
public sealed class Pbes2Tests : IDisposable
{
    private readonly PasswordOctets password = PasswordOctets.Of("x");

    public void Dispose() => password.Dispose();

    [Theory]
    [InlineData(null, 16, null)]
    [InlineData(32, 16, null)]
    [InlineData(16, 16, "test.damaged")] // half of the key that AES-256 has
    [InlineData(33, 16, "test.damaged")]
    [InlineData(0, 16, "test.damaged")]
    [InlineData(-1, 16, "test.damaged")]
    [InlineData(int.MaxValue, 16, "test.damaged")]
    [InlineData(null, 15, "test.damaged")]
    [InlineData(null, 0, "test.damaged")]
    [InlineData(null, 17, "test.damaged")]
    public void Key_and_vector_have_the_lengths_of_the_cipher(int? keyLength, int vector, string? code) =>
        Assert.Equal(code, Refusal(Algorithm(keyLength: keyLength, scheme: Scheme(Oids.Aes256Cbc, vector))));

    [Theory]
    [InlineData(Oids.HmacSha1, null)]
    [InlineData(Oids.HmacSha224, null)]
    [InlineData(Oids.HmacSha512, null)]
    [InlineData(Oids.Sha256, "test.cipher-unsupported")] // a digest is no HMAC
    [InlineData(Oids.Pbes2, "test.cipher-unsupported")]
    public void The_pseudorandom_function_is_an_hmac_that_is_known(string prf, string? code) => Assert.Equal(code, Refusal(Algorithm(prf: prf)));

    [Fact]
    public void Without_a_pseudorandom_function_it_is_hmac_with_sha_1()
    {
        var derived = new byte[32];
        PbeDigest.Sha1.Stretch(password.Utf8, [1, 2, 3, 4, 5, 6, 7, 8], 2, derived);
        var ciphertext = CbcCipher.Aes256.Encrypt(derived, new byte[16], "content"u8);
        Assert.Equal("content"u8.ToArray(), PbeAlgorithm.Open(Algorithm(prf: null), ciphertext, password, new("test")).Value);
    }

    [Theory]
    [InlineData(Oids.Sha256, "test.damaged")]
    [InlineData(Oids.PbeSha1TripleDes, "test.damaged")]
    public void Another_derivation_is_none(string derivation, string code) => Assert.Equal(code, Refusal(Algorithm(derivation: derivation)));

    [Theory]
    [InlineData(160, 8, null)]
    [InlineData(120, 8, null)]
    [InlineData(58, 8, null)]
    [InlineData(57, 8, "test.damaged")]
    [InlineData(1024, 8, "test.damaged")]
    [InlineData(58, 7, "test.damaged")]
    public void The_version_of_rc2_says_how_many_bits_count(int version, int vector, string? code) => Assert.Equal(code, Refusal(Algorithm(scheme: writer =>
    {
        using var identifier = writer.PushSequence();
        writer.WriteObjectIdentifier(Oids.Rc2Cbc);
        using var parameters = writer.PushSequence();
        writer.WriteInteger(version);
        writer.WriteOctetString(new byte[vector]);
    })));

    [Theory]
    [InlineData("3000")]
    [InlineData("06092a864886f70d01050d")] // no sequence
    [InlineData("300b06092a864886f70d01050d")] // no parameters
    [InlineData("300d06092a864886f70d01050d3000")] // empty ones
    [InlineData("300d06092a864886f70d01050d0500")] // NULL
    [InlineData("300e060a2a864886f70d010c01033000")] // a count and a salt are missing
    [InlineData("3015060a2a864886f70d010c010330070401000201010500")] // and something is too much
    public void What_has_not_its_form_is_damaged(string hex) => Assert.Equal("test.damaged", Refusal(Convert.FromHexString(hex)));

    [Fact]
    public void A_salt_from_elsewhere_is_defined_by_nobody() => Assert.Equal("test.damaged", Refusal(Algorithm(salt: writer =>
    {
        using var source = writer.PushSequence();
        writer.WriteObjectIdentifier(Oids.Pbkdf2);
    })));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(17)]
    public void Ciphertext_is_whole_blocks(int length) =>
        Assert.Equal("test.wrong-password", PbeAlgorithm.Open(Algorithm(), new byte[length], password, new("test")).Rejection?.Code);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1000)]
    public void What_is_sealed_is_opened(int length)
    {
        var plain = Enumerable.Range(0, length).Select(n => (byte)(n % 251)).ToArray();
        var (algorithm, ciphertext) = Pbes2.Seal(plain, password, 3);
        Assert.Equal(plain, PbeAlgorithm.Open(algorithm, ciphertext, password, new("test")).Value);
        var (old, oldCiphertext) = Pkcs12Pbe.Seal(Pkcs12Pbe.Certificates, plain, password, 3);
        Assert.Equal(plain, PbeAlgorithm.Open(old, oldCiphertext, password, new("test")).Value);
    }

    // A wrong key is a right answer here: that the parameters were read is seen by it.
    private string? Refusal(byte[] algorithm) =>
        PbeAlgorithm.Open(algorithm, new byte[16], password, new("test")).Rejection?.Code is { } code and not "test.wrong-password" ? code : null;

    private static Action<AsnWriter> Scheme(string oid, int vector) => writer =>
    {
        using var identifier = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        writer.WriteOctetString(new byte[vector]);
    };

    private static byte[] Algorithm(
        string derivation = Oids.Pbkdf2, int? keyLength = null, string? prf = Oids.HmacSha256, Action<AsnWriter>? scheme = null, Action<AsnWriter>? salt = null) => Der.Write(writer =>
    {
        using var identifier = writer.PushSequence();
        writer.WriteObjectIdentifier(Oids.Pbes2);
        using var parameters = writer.PushSequence();
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(derivation);
            using var derived = writer.PushSequence();
            (salt ?? (inner => inner.WriteOctetString([1, 2, 3, 4, 5, 6, 7, 8])))(writer);
            writer.WriteInteger(2);
            if (keyLength is { } length)
            {
                writer.WriteInteger(length);
            }

            if (prf is not null)
            {
                using var function = writer.PushSequence();
                writer.WriteObjectIdentifier(prf);
                writer.WriteNull();
            }
        }

        (scheme ?? Scheme(Oids.Aes256Cbc, 16))(writer);
    });
}
