using System.Collections.Frozen;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary>ECDSA on three NIST curves with named parameters (RFC 5480); signatures are DER <c>Ecdsa-Sig-Value</c> (RFC 3279 §2.2.3).</summary>
internal static class EcKeys
{
    private static readonly (string Kind, string Oid, string Name, int Octets)[] Curves =
        [("p256", Oids.P256, "EC P-256", 32), ("p384", Oids.P384, "EC P-384", 48), ("p521", Oids.P521, "EC P-521", 66)];

    /// <summary>DER of each curve's OID, as it stands in the parameters.</summary>
    private static readonly FrozenDictionary<string, byte[]> Named =
        Curves.ToFrozenDictionary(curve => curve.Oid, curve => Der.Write(writer => writer.WriteObjectIdentifier(curve.Oid)), StringComparer.Ordinal);

    public static KeyAlgorithm Row { get; } = new()
    {
        Oid = Oids.EcPublicKey,
        Kinds = [.. Curves.Select(curve => curve.Kind)],
        NameOfKind = kind => Curves.Single(curve => curve.Kind == kind).Name,
        FilePrefix = "EC",
        Describe = key => Curves.FirstOrDefault(curve => IsOn(key, curve.Oid)).Name ?? "EC (unknown curve)",
        Weakness = Weakness,
        Generate = kind => new EcPrivateKey(ECDsa.Create(ECCurve.CreateFromValue(Curves.Single(curve => curve.Kind == kind).Oid))),
        ReadPkcs8 = EcPrivateKey.Read,
    };

    public static SignatureAlgorithm Signature(string name, string oid, string digestOid, string curve, Func<ReadOnlySpan<byte>, byte[]> digest) => new()
    {
        Name = name,
        Oid = oid,
        DigestOid = digestOid,

        // RFC 5758 §3.2: the parameters field is absent.
        Identifier = AlgorithmIdentifier.Write(oid, default),

        // The national clients write every digest with an explicit NULL (protocol of CMS); RFC 5754 §2 has both accepted.
        DigestIdentifier = AlgorithmIdentifier.Write(digestOid, AlgorithmIdentifier.Null),

        Fits = key => Array.Exists(Curves, row => IsOn(key, row.Oid)),

        // One digest per curve, as in CA/Browser Forum BR §7.1.3.2.2.
        Suits = key => IsOn(key, curve),
        DigestFunction = digest,
        Xml = XmlForm.Ecdsa(digestOid, key => Array.Find(Curves, row => IsOn(key, row.Oid)).Octets),
        Check = Verify,
    };

    internal static bool IsOn(SubjectPublicKeyInfo key, string curve) =>
        key.AlgorithmOid == Oids.EcPublicKey && key.Identifier.Parameters.Span.SequenceEqual(Named[curve]);

    private static bool Verify(SignatureAlgorithm algorithm, SubjectPublicKeyInfo key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (!IsStrict(signature))
        {
            return false;
        }

        var (digest, value) = (algorithm.Digest(message), signature.ToArray());
        return key.WithOpened(Import, ecdsa => Holds(ecdsa, digest, value));
    }

    private static bool Holds(ECDsa key, byte[] digest, byte[] signature)
    {
        try
        {
            return key.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static Rejection? Weakness(SubjectPublicKeyInfo key)
    {
        var curve = Curves.FirstOrDefault(row => IsOn(key, row.Oid));
        if (curve.Oid is null)
        {
            return Rejection.Invalid("key.curve-unknown", "only the named curves P-256, P-384 and P-521 are certified", "RFC 5480 §2.1.1");
        }

        // RFC 5480 §2.2: conforming software must support the uncompressed form; others only may.
        if (key.KeyBits.Length != 1 + (2 * curve.Octets) || key.KeyBits.Span[0] != 4)
        {
            return Rejection.Invalid("key.malformed", "the point is not in uncompressed form", "RFC 5480 §2.2");
        }

        using var imported = Import(key);
        return imported is null ? Rejection.Invalid("key.not-on-curve", "the point is not on its curve", "SP 800-186") : null;
    }

    private static ECDsa? Import(SubjectPublicKeyInfo key)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportSubjectPublicKeyInfo(key.Encoded.Span, out _);
            return ecdsa;
        }
        catch (Exception broken) when (broken is CryptographicException or PlatformNotSupportedException)
        {
            ecdsa.Dispose();
            return null;
        }
    }

    /// <summary><c>Ecdsa-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER }</c>, both positive, nothing after: one value, one encoding.</summary>
    private static bool IsStrict(ReadOnlySpan<byte> signature)
    {
        try
        {
            return Der.ReadInner(signature.ToArray(), reader =>
            {
                var sequence = reader.ReadSequence();
                var positive = sequence.ReadInteger().Sign > 0 && sequence.ReadInteger().Sign > 0;
                sequence.ThrowIfNotEmpty();
                return positive;
            });
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
