using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Cms;

/// <summary>
/// A signed document as it was read:
/// <code>
/// ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER { id-signedData }, content [0] EXPLICIT SignedData }
/// SignedData  ::= SEQUENCE { version INTEGER, digestAlgorithms SET OF AlgorithmIdentifier, encapContentInfo EncapsulatedContentInfo,
///   certificates [0] IMPLICIT SET OF CertificateChoices OPTIONAL, crls [1] IMPLICIT SET OPTIONAL, signerInfos SET OF SignerInfo }
/// EncapsulatedContentInfo ::= SEQUENCE { eContentType OBJECT IDENTIFIER, eContent [0] EXPLICIT OCTET STRING OPTIONAL }
/// </code>
/// (RFC 5652 §5). Nothing in it is trusted before <see cref="Check"/>. Immutable, safe from any thread.
/// </summary>
public sealed class SignedCms
{
    // The agent's largest message is smaller; documents beyond it are signed by their digest.
    private static readonly DerInput Input = new("cms", 64 * 1024 * 1024, AsnEncodingRules.BER);

    private const int MostSigners = 100;
    private const int MostCertificates = 500;

    private SignedCms()
    {
    }

    /// <summary>The signed octets when they are inside; null for a detached signature.</summary>
    public required ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>
    /// eContentType, <see cref="Oids.CmsData"/> for ordinary documents. A signature holds only when the signer signed this type
    /// too (<see cref="Check"/>).
    /// </summary>
    public required string ContentType { get; init; }

    /// <summary>The X.509 certificates inside that the product can read, in encoded order.</summary>
    public required IReadOnlyList<Certificate> Certificates { get; init; }

    /// <summary>The signatures, at least none.</summary>
    public required IReadOnlyList<SignerInfo> Signers { get; init; }

    /// <summary>
    /// Reads BER or DER of at most 64 MiB, or PEM. Refuses with <c>cms.too-large</c>, <c>cms.malformed</c> (also more than
    /// 100 signatures or 500 certificates).
    /// </summary>
    public static Result<SignedCms> Decode(ReadOnlyMemory<byte> encoded) => Der.Read<SignedCms>(Pem.Unwrap(encoded, "CMS", "PKCS7"), Input, reader =>
    {
        var info = reader.ReadSequence();
        if (info.ReadObjectIdentifier() != Oids.CmsSignedData)
        {
            throw Der.Fault("not signed-data");
        }

        var tagged = info.ReadSequence(Der.Context(0));
        info.ThrowIfNotEmpty();
        var signedData = tagged.ReadSequence();
        tagged.ThrowIfNotEmpty();
        return Read(signedData);
    });

    /// <summary>
    /// Checks one signature: digest, attributes, value, and that the certificate is the one the signer meant. Trust, validity and
    /// revocation of the certificate are for path validation and status. Refuses with <c>cms.certificate-missing</c>,
    /// <c>cms.content-missing</c>, <c>cms.content-differs</c>, <c>cms.algorithm-unknown</c>, <c>cms.no-signed-attributes</c>,
    /// <c>cms.attributes-wrong</c>, <c>cms.digest-wrong</c>, <c>cms.signature-wrong</c>, <c>cms.signing-certificate-differs</c>.
    /// </summary>
    /// <param name="signer">One of <see cref="Signers"/>.</param>
    /// <param name="detached">The content when it is not inside; when it is, null, empty or the same octets.</param>
    public Result<CheckedSigner> Check(SignerInfo signer, ReadOnlyMemory<byte>? detached = null)
    {
        if ((Content ?? detached) is not { } content)
        {
            return Rejection.Invalid("cms.content-missing", "the signature is detached and no content was given");
        }

        return detached is { IsEmpty: false } given && !given.Span.SequenceEqual(content.Span)
            ? Rejection.Invalid("cms.content-differs", "the content inside is not the content given")
            : new SignerCheck(Certificates, ContentType, signer).Run(algorithm => algorithm.Digest(content.Span));
    }

    /// <summary>Like <see cref="Check"/> for content of which only the digest is known, by the signer's own digest algorithm.</summary>
    public Result<CheckedSigner> CheckDigest(SignerInfo signer, ReadOnlyMemory<byte> digest) => new SignerCheck(Certificates, ContentType, signer).Run(_ => digest.ToArray());

    private static SignedCms Read(AsnReader signedData)
    {
        signedData.ReadInteger();
        signedData.ReadSetOf(skipSortOrderValidation: true);
        var encapsulated = signedData.ReadSequence();
        var contentType = encapsulated.ReadObjectIdentifier();
        ReadOnlyMemory<byte>? content = encapsulated.HasData ? ReadContent(encapsulated.ReadSequence(Der.Context(0))) : default(ReadOnlyMemory<byte>?);
        encapsulated.ThrowIfNotEmpty();
        var certificates = ReadCertificates(signedData);
        if (signedData.HasData && signedData.PeekTag() == Der.Context(1))
        {
            signedData.ReadEncodedValue();
        }

        var signers = ReadSigners(signedData.ReadSetOf(skipSortOrderValidation: true));
        signedData.ThrowIfNotEmpty();
        return new() { Content = content, ContentType = contentType, Certificates = certificates, Signers = signers };
    }

    private static ReadOnlyMemory<byte> ReadContent(AsnReader tagged)
    {
        var content = tagged.ReadOctetString();
        tagged.ThrowIfNotEmpty();
        return content;
    }

    private static List<Certificate> ReadCertificates(AsnReader signedData)
    {
        var found = new List<Certificate>();
        if (signedData.HasData && signedData.PeekTag() == Der.Context(0))
        {
            var set = signedData.ReadSetOf(skipSortOrderValidation: true, Der.Context(0));
            for (var count = 0; set.HasData; count++)
            {
                // Other choices (attribute certificates) and certificates of unreadable form do not spoil the signature of others.
                if (Certificate.Decode(set.ReadEncodedValue()).Try(out var certificate, out _))
                {
                    found.Add(certificate);
                }

                if (count == MostCertificates)
                {
                    throw Der.Fault($"more than {MostCertificates} certificates");
                }
            }
        }

        return found;
    }

    private static List<SignerInfo> ReadSigners(AsnReader set)
    {
        var found = new List<SignerInfo>();
        while (set.HasData)
        {
            found.Add(found.Count < MostSigners ? SignerInfo.Read(set) : throw Der.Fault($"more than {MostSigners} signatures"));
        }

        return found;
    }
}
