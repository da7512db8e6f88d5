using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary>
/// DSA (RFC 3279 §2.2.2, §2.3.2), checked by the platform, never signed with: <c>Dss-Parms ::= SEQUENCE { p, q, g INTEGER }</c>,
/// <c>DSAPublicKey ::= INTEGER</c>, <c>Dss-Sig-Value ::= SEQUENCE { r, s INTEGER }</c>.
/// </summary>
internal static class DsaKeys
{
    // The longest that FIPS 186-4 has; the prime is tested by nobody here, so that its size must bound the work.
    private const int MostPrimeOctets = 3072 / 8;

    public static SignatureAlgorithm Signature(string name, string oid, string digestOid, Func<ReadOnlySpan<byte>, byte[]> digest) => new()
    {
        Name = name,
        Oid = oid,
        DigestOid = digestOid,
        Identifier = AlgorithmIdentifier.Write(oid, default),
        DigestIdentifier = AlgorithmIdentifier.Write(digestOid, AlgorithmIdentifier.Null),
        Fits = key => key.AlgorithmOid == Oids.Dsa,
        Suits = _ => false,
        DigestFunction = digest,
        Check = Verify,
    };

    /// <summary>Whether the key leaves its parameters to those of its issuer (RFC 5280 §6.1.4 (f)).</summary>
    public static bool InheritsParameters(SubjectPublicKeyInfo key) => key.AlgorithmOid == Oids.Dsa && key.Identifier.HasNoParameters;

    /// <summary>The key with the parameters of <paramref name="issuer"/>; null when that key has none to give.</summary>
    public static SubjectPublicKeyInfo? WithParametersOf(SubjectPublicKeyInfo key, SubjectPublicKeyInfo issuer)
    {
        if (issuer.AlgorithmOid != Oids.Dsa || issuer.Identifier.HasNoParameters)
        {
            return null;
        }

        var whole = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(issuer.Identifier.Encoded.Span);
                writer.WriteBitString(key.KeyBits.Span);
            }
        });
        return SubjectPublicKeyInfo.Decode(whole).Value;
    }

    private static bool Verify(SignatureAlgorithm algorithm, SubjectPublicKeyInfo key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        try
        {
            var (prime, order) = Der.ReadInner(key.Identifier.Parameters, reader =>
            {
                var sequence = reader.ReadSequence();
                return (sequence.ReadInteger(), sequence.ReadInteger());
            });
            if (prime.GetByteCount(isUnsigned: true) is < 128 or > MostPrimeOctets)
            {
                return false;
            }

            // FIPS 186-4 §4.6: the leftmost bits of the digest, as many as the order has.
            var digest = algorithm.Digest(message);
            using var dsa = DSA.Create();
            dsa.ImportSubjectPublicKeyInfo(key.Encoded.Span, out _);
            return dsa.VerifySignature(digest.AsSpan(0, Math.Min(digest.Length, order.GetByteCount(isUnsigned: true))), signature, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception broken) when (broken is CryptographicException or AsnContentException or OverflowException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
