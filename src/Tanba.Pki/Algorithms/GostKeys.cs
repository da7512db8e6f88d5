using System.Formats.Asn1;
using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Pki.Algorithms;

/// <summary>
/// Keys of the Kazakh GOST family. As the national authority encodes them:
/// <code>
/// AlgorithmIdentifier ::= SEQUENCE { key OID, SEQUENCE { curve OID, digest OID } }
/// subjectPublicKey    ::= BIT STRING { OCTET STRING { X ‖ Y, each little-endian } }
/// </code>
/// and the signature's AlgorithmIdentifier has an explicit NULL.
/// </summary>
internal sealed class GostKeys
{
    private GostKeys(string kind, string name, string filePrefix, GostCurve curve, (string Key, string Parameters, string Digest) oids)
    {
        Name = name;
        Curve = curve;
        Identifier = AlgorithmIdentifier.Write(oids.Key, Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oids.Parameters);
                writer.WriteObjectIdentifier(oids.Digest);
            }
        }));
        Row = new()
        {
            Oid = oids.Key,
            Kinds = [kind],
            NameOfKind = _ => name,
            FilePrefix = filePrefix,
            Describe = key => Fits(key) ? name : $"{name} (malformed)",
            Weakness = Weakness,
            Generate = _ => GostPrivateKey.Generate(this),
            ReadPkcs8 = pkcs8 => GostPrivateKey.Read(this, pkcs8),
        };
    }

    /// <summary>GOST R 34.10-2015 with 512 bits: what the national authority issues since 2022.</summary>
    public static GostKeys Gost512 { get; } =
        new("gost512", "GOST 34.10-2015 512", "GOST512", GostCurve.Tc26A512, (Oids.KzGost2015Key512, Oids.KzGost2015Parameters512A, Oids.KzStreebog512));

    /// <summary>GOST R 34.10-2015 with 256 bits.</summary>
    public static GostKeys Gost256 { get; } =
        new("gost256", "GOST 34.10-2015 256", "GOST256", GostCurve.Tc26A256, (Oids.KzGost2015Key256, Oids.KzGost2015Parameters256A, Oids.KzStreebog256));

    /// <summary>GOST 34.310-2004: what the national authority issued until 2024.</summary>
    public static GostKeys Gost2004 { get; } =
        new("gost2004", "GOST 34.310-2004", "GOSTKNCA", GostCurve.CryptoProA, (Oids.KzGost2004Key, Oids.KzGost2004ParametersA, Oids.KzGost34311TestParameter)) { HasIntegerPrivateKey = true };

    public KeyAlgorithm Row { get; }

    public string Name { get; }

    public GostCurve Curve { get; }

    /// <summary>DER of the key's AlgorithmIdentifier.</summary>
    public ReadOnlyMemory<byte> Identifier { get; }

    /// <summary>Whether PKCS#8 holds an INTEGER instead of octets.</summary>
    public bool HasIntegerPrivateKey { get; private init; }

    public SignatureAlgorithm Signature(string oid, string digestOid, Func<ReadOnlySpan<byte>, byte[]> digest) => new()
    {
        Name = Name,
        Oid = oid,
        DigestOid = digestOid,
        Identifier = AlgorithmIdentifier.Write(oid, AlgorithmIdentifier.Null),
        DigestIdentifier = AlgorithmIdentifier.Write(digestOid, AlgorithmIdentifier.Null),
        Fits = Fits,
        DigestFunction = digest,
        Xml = XmlForm.Gost(digestOid),
        Check = (algorithm, key, message, signature) =>
            TryReadPoint(key, out var point) && GostSignature.Verify(Curve, point, algorithm.Digest(message), signature),
    };

    /// <summary>The SubjectPublicKeyInfo of a point, X then Y little-endian.</summary>
    public SubjectPublicKeyInfo PublicKey(byte[] point) => SubjectPublicKeyInfo.Decode(Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(Identifier.Span);
            writer.WriteBitString(Der.Write(inner => inner.WriteOctetString(point)));
        }
    })).Value;

    private bool Fits(SubjectPublicKeyInfo key) => key.Identifier.Encoded.Span.SequenceEqual(Identifier.Span);

    private Rejection? Weakness(SubjectPublicKeyInfo key) =>
        !Fits(key) ? Rejection.Invalid("key.curve-unknown", $"a {Name} key with other parameters than the national ones is not certified")
        : !TryReadPoint(key, out var point) ? Rejection.Invalid("key.malformed", $"a {Name} key is an OCTET STRING of {2 * Curve.Octets} octets")
        : !GostSignature.IsPoint(Curve, point) ? Rejection.Invalid("key.not-on-curve", "the point is not in the curve's group", "RFC 7091 §5.2")
        : null;

    private bool TryReadPoint(SubjectPublicKeyInfo key, out byte[] point)
    {
        try
        {
            point = new AsnReader(key.KeyBits, AsnEncodingRules.DER) is var reader && reader.ReadOctetString() is var octets && !reader.HasData ? octets : [];
        }
        catch (AsnContentException)
        {
            point = [];
        }

        return point.Length == 2 * Curve.Octets;
    }
}
