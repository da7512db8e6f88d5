using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Signatures.Cms;

/// <summary>
/// A signed document as it was read:
/// <code>
/// ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER { id-signedData }, content [0] EXPLICIT SignedData }
/// SignedData  ::= SEQUENCE { version INTEGER, digestAlgorithms SET OF AlgorithmIdentifier, encapContentInfo EncapsulatedContentInfo,
///   certificates [0] IMPLICIT SET OF CertificateChoices OPTIONAL, crls [1] IMPLICIT SET OF RevocationInfoChoice OPTIONAL,
///   signerInfos SET OF SignerInfo }
/// EncapsulatedContentInfo ::= SEQUENCE { eContentType OBJECT IDENTIFIER, eContent [0] EXPLICIT OCTET STRING OPTIONAL }
/// </code>
/// (RFC 5652 §5). Nothing in it is trusted before <see cref="Check(SignerInfo, SignedContent, IReadOnlyList{Certificate})"/> has given a
/// <see cref="CheckedSigner"/>. Immutable, safe from any thread. Documents larger than memory: <see cref="CmsFile"/>.
/// </summary>
public sealed class SignedCms
{
    // The agent's largest message is smaller; larger documents are read as files.
    private static readonly DerInput Input = new("cms", 64 * 1024 * 1024, AsnEncodingRules.BER);

    private SignedCms(SignedDataParts parts, IReadOnlyList<SignerInfo> signers)
    {
        Parts = parts;
        Signers = signers;
        Certificates = [.. parts.Certificates.Select(encoded => Certificate.Decode(encoded)).Where(read => !read.IsRefused).Select(read => read.Value)];
    }

    /// <summary>The signed octets when they are inside; null for a detached signature.</summary>
    public ReadOnlyMemory<byte>? Content => Parts.Content;

    /// <summary>
    /// eContentType, <see cref="Oids.CmsData"/> for ordinary documents. A signature holds only when the signer signed this type too.
    /// </summary>
    public string ContentType => Parts.ContentType;

    /// <summary>
    /// The X.509 certificates inside that the product can read, in encoded order. Other choices (attribute certificates) and certificates
    /// of unreadable form do not spoil the signatures of others.
    /// </summary>
    public IReadOnlyList<Certificate> Certificates { get; }

    /// <summary>The signatures, at least none.</summary>
    public IReadOnlyList<SignerInfo> Signers { get; }

    internal SignedDataParts Parts { get; }

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
        return Of(SignedDataParts.Read(signedData));
    });

    /// <summary>
    /// Checks one signature: digest, attributes, value, and that the certificate is the one the signer meant. Trust, validity and
    /// revocation of the certificate are for <see cref="VerifyCms"/>. Refuses with the codes of <see cref="CmsReasons"/>.
    /// </summary>
    /// <param name="signer">One of <see cref="Signers"/>.</param>
    /// <param name="detached">The content when it is not inside; when it is, null, empty or the same octets.</param>
    public Result<CheckedSigner> Check(SignerInfo signer, ReadOnlyMemory<byte>? detached = null)
    {
        if ((Content ?? detached) is not { } content)
        {
            return Rejection.Invalid(CmsReasons.ContentMissing, "the signature is detached and no content was given");
        }

        return detached is { IsEmpty: false } given && !given.Span.SequenceEqual(content.Span)
            ? Rejection.Invalid(CmsReasons.ContentDiffers, "the content inside is not the content given")
            : Check(signer, SignedContent.Of(content));
    }

    /// <summary>The same for content that is known by its digests, and for certificates that are not inside.</summary>
    /// <param name="signer">One of <see cref="Signers"/>.</param>
    /// <param name="content">What must have been signed.</param>
    /// <param name="more">Certificates that the signer's may be among; not trusted.</param>
    public Result<CheckedSigner> Check(SignerInfo signer, SignedContent content, IReadOnlyList<Certificate>? more = null) =>
        new SignerCheck([.. Certificates, .. more ?? []], ContentType, signer).Run(content);

    /// <summary>DER, except where a foreign part inside is in BER; the parts are as they were read.</summary>
    public byte[] Encode() => SignedDataWriter.Write(Parts);

    /// <summary>The revocation lists and OCSP replies (RFC 5940 §2.1) inside that the product can read: evidence, not trusted.</summary>
    public (IReadOnlyList<CertificateList> Crls, IReadOnlyList<OcspAnswer> Ocsp) ReadRevocation() =>
    (
        [.. Parts.Revocation.Select(encoded => CertificateList.Decode(encoded)).Where(read => !read.IsRefused).Select(read => read.Value)],
        [.. Parts.Revocation.Select(OtherRevocation.ReadOcsp).Where(read => read is not null).Select(read => read!)]
    );

    /// <exception cref="AsnContentException">A signature is malformed.</exception>
    internal static SignedCms Of(SignedDataParts parts) =>
        new(parts, [.. parts.Signers.Select(encoded => Der.ReadInner(encoded, SignerInfo.Read, AsnEncodingRules.BER))]);

    /// <summary>The same document with one signature in place of another.</summary>
    internal SignedCms With(SignerInfo old, ReadOnlyMemory<byte> changed, IEnumerable<Certificate> more) => Of(Parts with
    {
        Signers = [.. Parts.Signers.Select(encoded => encoded.Span.SequenceEqual(old.Encoded.Span) ? changed : encoded)],
        Certificates = Joined(more),
    });

    /// <summary>The certificates of the document and more, each once.</summary>
    internal IReadOnlyList<ReadOnlyMemory<byte>> Joined(IEnumerable<Certificate> more) =>
        [.. Parts.Certificates, .. more.Distinct().Except(Certificates).Select(certificate => certificate.Encoded)];
}
