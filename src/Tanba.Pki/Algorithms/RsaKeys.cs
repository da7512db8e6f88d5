using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary><c>RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }</c> (RFC 8017 A.1.1), signatures RSASSA-PKCS1-v1_5.</summary>
internal static class RsaKeys
{
    /// <summary>Product of the odd primes below 752: no modulus may share a factor with it.</summary>
    private static readonly BigInteger SmallPrimes = Enumerable.Range(3, 749)
        .Where(n => Enumerable.Range(2, (int)Math.Sqrt(n) - 1).All(d => n % d != 0))
        .Aggregate(BigInteger.One, (product, prime) => product * prime);

    public static KeyAlgorithm Row { get; } = new()
    {
        Oid = Oids.RsaEncryption,
        Kinds = ["rsa2048", "rsa3072", "rsa4096"],
        NameOfKind = kind => $"RSA {kind.AsSpan(3)}",
        FilePrefix = "RSA256",
        Describe = key => Read(key) is { } read ? $"RSA {read.Modulus.GetBitLength()}" : "RSA (malformed)",
        Weakness = Weakness,
        Generate = kind => new RsaPrivateKey(RSA.Create(int.Parse(kind.AsSpan(3), System.Globalization.CultureInfo.InvariantCulture))),
        ReadPkcs8 = RsaPrivateKey.Read,
    };

    public static SignatureAlgorithm Signature(string name, string oid, string digestOid, Func<ReadOnlySpan<byte>, byte[]> digest) => new()
    {
        Name = name,
        Oid = oid,
        DigestOid = digestOid,

        // RFC 4055 §2.1, §5: the parameters are NULL and present.
        Identifier = AlgorithmIdentifier.Write(oid, AlgorithmIdentifier.Null),
        DigestIdentifier = AlgorithmIdentifier.Write(digestOid, AlgorithmIdentifier.Null),
        Fits = key => key.AlgorithmOid is Oids.RsaEncryption or Oids.X500Rsa && key.Identifier.HasNoParameters,
        DigestFunction = digest,
        Xml = XmlForm.Rsa(digestOid),
        Check = Verify,
    };

    /// <summary>
    /// The numbers of a key to check with. Larger ones are refused before the arithmetic: checking must stay cheap for whoever checks. Whether
    /// a short one is believed is for who asks to say.
    /// </summary>
    public static (BigInteger Modulus, BigInteger Exponent)? ReadBearable(SubjectPublicKeyInfo key) =>
        Read(key) is { } read && read.Modulus.GetBitLength() is >= 512 and <= 8192 && read.Exponent.GetBitLength() <= 256 ? read : null;

    private static bool Verify(SignatureAlgorithm algorithm, SubjectPublicKeyInfo key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var (digest, value) = (algorithm.Digest(message), signature.ToArray());
        return key.WithOpened(Open, rsa => rsa.VerifyHash(digest, value, HashAlgorithmName.FromOid(algorithm.DigestOid), RSASignaturePadding.Pkcs1));
    }

    private static RSA? Open(SubjectPublicKeyInfo key)
    {
        if (ReadBearable(key) is null)
        {
            return null;
        }

        var rsa = RSA.Create();
        try
        {
            rsa.ImportRSAPublicKey(key.KeyBits.Span, out _);
            return rsa;
        }
        catch (CryptographicException)
        {
            // A modulus the library will not load cannot have signed anything.
            rsa.Dispose();
            return null;
        }
    }

    private static Rejection? Weakness(SubjectPublicKeyInfo key)
    {
        const string clause = "CA/Browser Forum BR §6.1.6";
        if (Read(key) is not { } read || !key.Identifier.HasNoParameters)
        {
            return Rejection.Invalid("key.malformed", "not an RSAPublicKey with NULL parameters", "RFC 3279 §2.3.1");
        }

        var bits = read.Modulus.GetBitLength();
        return (bits, read) switch
        {
            ( < 2048, _) => Rejection.Invalid("key.rsa-too-short", $"{bits} bits, at least 2048", "CA/Browser Forum BR §6.1.5"),
            ( > 8192, _) => Rejection.Invalid("key.rsa-too-long", $"{bits} bits, at most 8192"),
            _ when bits % 8 != 0 => Rejection.Invalid("key.rsa-odd-size", $"{bits} bits are not whole octets", "CA/Browser Forum BR §6.1.5"),
            _ when read.Modulus.IsEven => Rejection.Invalid("key.rsa-modulus-even", "the modulus is even", clause),
            _ when read.Exponent.IsEven => Rejection.Invalid("key.rsa-exponent-even", "the exponent is even", clause),
            _ when read.Exponent < 65537 => Rejection.Invalid("key.rsa-exponent-small", $"exponent {read.Exponent}, at least 65537", clause),
            _ when read.Exponent.GetBitLength() > 256 => Rejection.Invalid("key.rsa-exponent-large", "the exponent has more than 256 bits", clause),
            _ when BigInteger.GreatestCommonDivisor(read.Modulus, SmallPrimes) != 1 =>
                Rejection.Invalid("key.rsa-small-factor", "a prime below 752 divides the modulus", clause),
            _ => null,
        };
    }

    private static (BigInteger Modulus, BigInteger Exponent)? Read(SubjectPublicKeyInfo key)
    {
        try
        {
            return Der.ReadInner(key.KeyBits, reader =>
            {
                var sequence = reader.ReadSequence();
                var (modulus, exponent) = (sequence.ReadInteger(), sequence.ReadInteger());
                sequence.ThrowIfNotEmpty();
                return modulus.Sign > 0 && exponent.Sign > 0 ? (modulus, exponent) : throw Der.Fault("RSA numbers are positive");
            });
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
