using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary>
/// <c>SubjectPublicKeyInfo ::= SEQUENCE { algorithm AlgorithmIdentifier, subjectPublicKey BIT STRING }</c> (RFC 5280 §4.1.2.7).
/// Immutable, safe from any thread, equal by its octets. A key of an unknown kind can be held, but neither judged good nor used.
/// </summary>
public sealed class SubjectPublicKeyInfo : IEquatable<SubjectPublicKeyInfo>
{
    private static readonly DerInput Input = new("key", 16 * 1024);

    private OpenedKeys? opened;

    private SubjectPublicKeyInfo(ReadOnlyMemory<byte> encoded, AlgorithmIdentifier identifier, ReadOnlyMemory<byte> keyBits)
    {
        Encoded = encoded;
        Identifier = identifier;
        KeyBits = keyBits;
    }

    /// <summary>DER of the whole structure.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>The algorithm with its parameters as they came.</summary>
    public AlgorithmIdentifier Identifier { get; }

    /// <summary>Contents of the BIT STRING, without the octet that counts unused bits.</summary>
    public ReadOnlyMemory<byte> KeyBits { get; }

    /// <summary>Dotted OID of the kind of key.</summary>
    public string AlgorithmOid => Identifier.Oid;

    /// <summary>The row of this kind of key; null when the product does not know it.</summary>
    public KeyAlgorithm? Algorithm => KeyAlgorithm.Find(AlgorithmOid);

    /// <summary>For people: <c>RSA 2048</c>, <c>EC P-256</c>; the OID of an unknown kind.</summary>
    public string Name => Algorithm?.Describe(this) ?? AlgorithmOid;

    /// <summary>Reads DER of at most 16 KiB. Refuses with <c>key.too-large</c>, <c>key.malformed</c>.</summary>
    public static Result<SubjectPublicKeyInfo> Decode(ReadOnlyMemory<byte> der) => Der.Read<SubjectPublicKeyInfo>(der, Input, reader => Read(reader));

    /// <summary>SHA-1 of the whole DER: the subject key identifier of the 2018–2023 national profile.</summary>
    public byte[] Sha1OfWhole() => Digests.Sha1(Encoded.Span);

    /// <summary>SHA-1 of the BIT STRING's contents: RFC 5280 §4.2.1.2 method 1.</summary>
    public byte[] Sha1OfKeyBits() => Digests.Sha1(KeyBits.Span);

    /// <summary>SHA-256 of the whole DER: the name of a key in the product's own protocols.</summary>
    public byte[] Sha256() => SHA256.HashData(Encoded.Span);

    /// <summary>Why this key must not be certified (<c>key.*</c>); null when nothing speaks against it.</summary>
    public Rejection? Weakness() => Algorithm is { } algorithm
        ? algorithm.Weakness(this)
        : Rejection.Invalid("key.algorithm-unknown", $"keys of kind {AlgorithmOid} are not certified");

    /// <inheritdoc/>
    public bool Equals(SubjectPublicKeyInfo? other) => other is not null && Encoded.Span.SequenceEqual(other.Encoded.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SubjectPublicKeyInfo);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(Sha256());

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>
    /// Uses the platform's form of this key, which stays open for whoever holds the same key. The platform's keys serve one thread at a
    /// time, so whoever comes meanwhile opens one more.
    /// </summary>
    /// <param name="open">Null when the platform does not take the key; always for the same type of one key.</param>
    /// <param name="use">False goes back as it is.</param>
    internal bool WithOpened<T>(Func<SubjectPublicKeyInfo, T?> open, Func<T, bool> use)
        where T : class, IDisposable
    {
        opened ??= OpenedKeys.Of(this);
        if ((opened.Take() as T ?? open(this)) is not { } key)
        {
            return false;
        }

        var answer = use(key);
        opened.Give(key);
        return answer;
    }

    internal static SubjectPublicKeyInfo Read(System.Formats.Asn1.AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var sequence = reader.ReadSequence();
        var identifier = AlgorithmIdentifier.Read(sequence);
        var bits = sequence.ReadBitString(out var unused);
        sequence.ThrowIfNotEmpty();
        return unused == 0 ? new(encoded, identifier, bits) : throw Der.Fault("a public key is whole octets");
    }
}
