using System.Formats.Asn1;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Names;

namespace Tanba.Pki.Ocsp;

/// <summary>
/// A reply as a relying party reads it (the module is quoted at <see cref="OcspResponse"/>). Immutable, safe from any thread. It is
/// worth nothing before <see cref="IsSignedBy"/> was asked with the key of an authorised responder (RFC 6960 §4.2.2.2).
/// </summary>
public sealed class OcspAnswer
{
    private static readonly DerInput Input = new("ocsp", 256 * 1024);

    private readonly AlgorithmIdentifier algorithm;
    private readonly ReadOnlyMemory<byte> data;
    private readonly ReadOnlyMemory<byte> signature;

    private OcspAnswer(ReadOnlyMemory<byte> data, AlgorithmIdentifier algorithm, ReadOnlyMemory<byte> signature)
    {
        this.data = data;
        this.algorithm = algorithm;
        this.signature = signature;
    }

    /// <summary>The signature algorithm as it came, what is signed, and the value.</summary>
    internal (AlgorithmIdentifier Identifier, ReadOnlyMemory<byte> Message, ReadOnlyMemory<byte> Value) Signed => (algorithm, data, signature);

    /// <summary>Who says it: the responder's name; null when it is named by its key.</summary>
    public required DistinguishedName? ResponderName { get; init; }

    /// <summary>SHA-1 of the contents of the responder's key BIT STRING; null when it is named by its name.</summary>
    public required ReadOnlyMemory<byte>? ResponderKeyHash { get; init; }

    /// <summary>When the reply was signed, UTC.</summary>
    public required DateTimeOffset ProducedAt { get; init; }

    /// <summary>The answers.</summary>
    public required IReadOnlyList<SingleResponse> Responses { get; init; }

    /// <summary>Nonce and others.</summary>
    public required IReadOnlyList<Extension> Extensions { get; init; }

    /// <summary>Whether something critical is said that is not understood (RFC 6960 §4.4): the reply is not to be used.</summary>
    public bool HasUnknownCriticalExtension =>
        Extensions.Any(extension => extension.Critical && extension.Oid != Oids.OcspNonce) || Responses.Any(response => response.HasCriticalExtension);

    /// <summary>The nonce repeated; null when there is none.</summary>
    public required ReadOnlyMemory<byte>? Nonce { get; init; }

    /// <summary>The certificates sent with the reply: not trusted.</summary>
    public required IReadOnlyList<Certificate> Certificates { get; init; }

    /// <summary>
    /// Reads strict DER of at most 256 KiB. Refuses with <c>ocsp.too-large</c>, <c>ocsp.malformed</c>, and with
    /// <c>ocsp.no-answer</c> a reply that only says why there is none (it is not signed: ask elsewhere).
    /// </summary>
    public static Result<OcspAnswer> Decode(ReadOnlyMemory<byte> der) => Der.Read(der, Input, reader =>
    {
        var response = reader.ReadSequence();
        var status = response.ReadEnumeratedValue<OcspResponseStatus>();
        if (status != OcspResponseStatus.Successful)
        {
            response.ThrowIfNotEmpty();
            return Rejection.Unavailable("ocsp.no-answer", $"the responder says {status}");
        }

        var tagged = response.ReadSequence(Der.Context(0));
        response.ThrowIfNotEmpty();
        var bytes = tagged.ReadSequence();
        tagged.ThrowIfNotEmpty();
        var (type, octets) = (bytes.ReadObjectIdentifier(), bytes.ReadOctetString());
        bytes.ThrowIfNotEmpty();
        return type == Oids.OcspBasic ? Result.Of(Der.ReadInner(octets, Read)) : throw Der.Fault("only basic replies are read");
    });

    /// <summary>Whether the signature is that of <paramref name="key"/>.</summary>
    public bool IsSignedBy(SubjectPublicKeyInfo key) => SignatureAlgorithm.Find(algorithm)?.Verify(key, data.Span, signature.Span) ?? false;

    private static OcspAnswer Read(AsnReader reader)
    {
        var basic = reader.ReadSequence();
        var encoded = basic.PeekEncodedValue();
        var responseData = basic.ReadSequence();
        var signedWith = AlgorithmIdentifier.Read(basic);
        var value = basic.ReadBitString(out var unused);
        var certificates = basic.HasData ? ReadCertificates(basic.ReadSequence(Der.Context(0))) : [];
        basic.ThrowIfNotEmpty();
        if (unused != 0 || (responseData.PeekTag() == Der.Context(0) && !IsVersion1(responseData.ReadSequence(Der.Context(0)))))
        {
            throw Der.Fault("the version is v1, the signature is whole octets");
        }

        var (name, keyHash) = ReadResponder(responseData);
        var producedAt = DerTime.ReadGeneralized(responseData);
        var (list, responses) = (responseData.ReadSequence(), new List<SingleResponse>());
        while (list.HasData)
        {
            responses.Add(SingleResponse.Read(list));
        }

        var extensions = responseData.HasData ? ReadExtensions(responseData.ReadSequence(Der.Context(1))) : [];
        responseData.ThrowIfNotEmpty();
        return new(encoded, signedWith, value)
        {
            ResponderName = name,
            ResponderKeyHash = keyHash,
            ProducedAt = producedAt,
            Responses = responses,
            Extensions = extensions,
            Nonce = OcspNonce.Find(extensions),
            Certificates = certificates,
        };
    }

    /// <summary><c>ResponderID ::= CHOICE { byName [1] EXPLICIT Name, byKey [2] EXPLICIT OCTET STRING }</c> (RFC 6960 §4.2.1).</summary>
    private static (DistinguishedName? Name, ReadOnlyMemory<byte>? KeyHash) ReadResponder(AsnReader reader)
    {
        var isName = reader.PeekTag() == Der.Context(1);
        var tagged = reader.ReadSequence(Der.Context(isName ? 1 : 2));
        (DistinguishedName?, ReadOnlyMemory<byte>?) found = isName ? (DistinguishedName.Read(tagged), null) : (null, tagged.ReadOctetString());
        tagged.ThrowIfNotEmpty();
        return found;
    }

    private static bool IsVersion1(AsnReader tagged)
    {
        var version = tagged.ReadInteger();
        tagged.ThrowIfNotEmpty();
        return version.IsZero;
    }

    private static IReadOnlyList<Extension> ReadExtensions(AsnReader tagged)
    {
        var extensions = Extension.ReadAll(tagged);
        tagged.ThrowIfNotEmpty();
        return extensions;
    }

    private static List<Certificate> ReadCertificates(AsnReader tagged)
    {
        var (sequence, found) = (tagged.ReadSequence(), new List<Certificate>());
        tagged.ThrowIfNotEmpty();
        while (sequence.HasData)
        {
            found.Add(Certificate.Read(sequence));
        }

        return found;
    }
}
