using System.Formats.Asn1;

namespace Tanba.Pki.Algorithms;

/// <summary>
/// A kind of key: how a public key is named and judged, how a private one is made and read. One row per kind, each in a file
/// of its own; nothing else in the product has a case for a kind of key.
/// </summary>
public sealed class KeyAlgorithm
{
    /// <summary>Every kind of key this product can use.</summary>
    public static IReadOnlyList<KeyAlgorithm> All { get; } = [RsaKeys.Row, EcKeys.Row, GostKeys.Gost512.Row, GostKeys.Gost256.Row, GostKeys.Gost2004.Row, .. MlDsaKeys.Rows];

    /// <summary>The algorithm of the SubjectPublicKeyInfo.</summary>
    public required string Oid { get; init; }

    /// <summary>What <see cref="Generate"/> may be asked for, such as <c>rsa2048</c>.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The name that keys of one of <see cref="Kinds"/> have for people, such as <c>RSA 2048</c>.</summary>
    public required Func<string, string> NameOfKind { private get; init; }

    /// <summary>How the national authority begins the names of such keys' files: <c>RSA256</c>, <c>GOST512</c>.</summary>
    public required string FilePrefix { get; init; }

    /// <summary>A name for people, such as <c>RSA 2048</c>; says so when the key is malformed.</summary>
    public required Func<SubjectPublicKeyInfo, string> Describe { get; init; }

    /// <summary>Why the public key must not be certified; null when nothing speaks against it.</summary>
    public required Func<SubjectPublicKeyInfo, Rejection?> Weakness { get; init; }

    /// <summary>Why this machine cannot use such keys; null when it can.</summary>
    public Func<Rejection?> Unavailable { private get; init; } = () => null;

    /// <summary>A new private key of one of <see cref="Kinds"/>.</summary>
    public required Func<string, IPrivateKey> Generate { get; init; }

    /// <summary>Reads PKCS#8 DER of this kind. Refuses with <c>key.malformed</c>.</summary>
    public required Func<ReadOnlySpan<byte>, Result<IPrivateKey>> ReadPkcs8 { get; init; }

    /// <summary>The row of an SPKI or PKCS#8 algorithm identifier; null for a kind this product does not know.</summary>
    public static KeyAlgorithm? Find(string oid) => All.FirstOrDefault(row => row.Oid == oid);

    /// <summary>The row that makes keys of <paramref name="kind"/>, such as <c>p256</c>; null if none does.</summary>
    public static KeyAlgorithm? OfKind(string kind) => All.FirstOrDefault(row => row.Kinds.Contains(kind));

    /// <summary>The name for people of a kind: <c>RSA 2048</c> for <c>rsa2048</c>; the kind itself when no row makes it.</summary>
    public static string NameOf(string kind) => OfKind(kind)?.NameOfKind(kind) ?? kind;

    /// <summary>The kind of a public key, such as <c>rsa2048</c>; null for one that is never made here.</summary>
    public static string? KindOf(SubjectPublicKeyInfo key) => key.Algorithm?.Kinds.FirstOrDefault(kind => NameOf(kind) == key.Name);

    /// <summary>
    /// Null when keys of <paramref name="kind"/> can be made here; else <c>key.kind-unknown</c>, or <c>key.not-on-this-machine</c>
    /// with what the machine lacks.
    /// </summary>
    public static Rejection? WhyNot(string kind) => OfKind(kind) is not { } row
        ? Rejection.Invalid("key.kind-unknown", $"\"{kind}\" is no kind of key. Write one of {string.Join(", ", All.SelectMany(known => known.Kinds))}.")
        : row.Unavailable();

    /// <summary>
    /// Reads <c>PrivateKeyInfo ::= SEQUENCE { version INTEGER, privateKeyAlgorithm AlgorithmIdentifier, privateKey OCTET STRING, … }</c>
    /// (RFC 5958 §2) of any known kind. Refuses with <c>key.malformed</c>, <c>key.algorithm-unknown</c>. Copies nothing that is secret.
    /// </summary>
    public static Result<IPrivateKey> ReadPrivateKey(ReadOnlySpan<byte> pkcs8)
    {
        try
        {
            AsnDecoder.ReadSequence(pkcs8, AsnEncodingRules.BER, out var start, out var length, out _);
            var body = pkcs8.Slice(start, length);
            AsnDecoder.ReadInteger(body, AsnEncodingRules.BER, out var versionLength);
            AsnDecoder.ReadSequence(body[versionLength..], AsnEncodingRules.BER, out var idStart, out var idLength, out _);
            var oid = AsnDecoder.ReadObjectIdentifier(body.Slice(versionLength + idStart, idLength), AsnEncodingRules.BER, out _);
            return Find(oid) is { } row ? row.ReadPkcs8(pkcs8) : Rejection.Invalid("key.algorithm-unknown", $"private keys of kind {oid} are not known");
        }
        catch (AsnContentException)
        {
            return Rejection.Invalid("key.malformed", "not a PKCS#8 private key", "RFC 5958 §2");
        }
    }
}
