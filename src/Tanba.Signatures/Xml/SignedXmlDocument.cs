using System.Xml;
using Tanba.Pki;

namespace Tanba.Signatures.Xml;

/// <summary>
/// A document with XML signatures as it was read (W3C XML Signature 1.1, in the forms of the national clients): enveloped, by Id,
/// several in one document. Nothing in it is trusted before <see cref="Check"/>. Safe from any thread, one at a time.
/// </summary>
public sealed class SignedXmlDocument
{
    private const int MostSignatures = 100;

    // Each signature canonicalises what it covers, and once more without the later ones.
    private const long MostWork = 256L * 1024 * 1024;

    private readonly XmlDocument document;

    private SignedXmlDocument(XmlDocument document, IReadOnlyList<XmlSignature> signatures)
    {
        this.document = document;
        Signatures = signatures;
    }

    /// <summary>The signatures in document order, one at least.</summary>
    public IReadOnlyList<XmlSignature> Signatures { get; }

    /// <summary>
    /// Reads at most 32 MiB, 128 levels, 500,000 nodes, 100 signatures; UTF-8 or UTF-16, no document type. Refuses with
    /// <c>xml.too-large</c>, <c>xml.document-type</c>, <c>xml.malformed</c>, <c>xml.not-signed</c>.
    /// </summary>
    public static Result<SignedXmlDocument> Decode(ReadOnlyMemory<byte> octets) =>
        BoundedXml.Read(octets).Try(out var document, out var refused) ? Find(document, octets.Length) : refused;

    /// <summary>
    /// Checks every signature: form, algorithms, digest, value; and that nobody can be shown another element than the signed one.
    /// Trust, validity and revocation of certificates are for path validation. Each refuses for itself with
    /// <c>xml.signature-malformed</c>, <c>xml.object-not-allowed</c>, <c>xml.reference-not-allowed</c>, <c>xml.transform-not-allowed</c>,
    /// <c>xml.canonicalisation-unknown</c>, <c>xml.algorithm-unknown</c>, <c>xml.certificate-malformed</c>, <c>xml.certificate-missing</c>,
    /// <c>xml.id-missing</c>, <c>xml.id-not-unique</c>, <c>xml.signature-wrong</c>, <c>xml.digest-wrong</c>, <c>xml.comment-in-text</c>,
    /// <c>xml.not-covered</c>, <c>xml.twin-not-signed</c>.
    /// </summary>
    /// <param name="shown">
    /// The element that the caller will act on. Null: a signature that covers parts only is refused when an element of the same name
    /// stands outside of what this signer signed, for a program that looks for that name may find the wrong one.
    /// </param>
    /// <returns>In the order of <see cref="Signatures"/>; the whole is refused with <c>xml.path-finds-nothing</c> only.</returns>
    public Result<IReadOnlyList<Result<CheckedXmlSigner>>> Check(ElementPath? shown = null)
    {
        XmlElement? meant = null;
        if (shown is not null && !shown.Find(document).Try(out meant, out var refused))
        {
            return refused;
        }

        var ids = new ElementIds(document);
        var found = Signatures.Select(signature => new XmlSignatureCheck(document, ids, Signatures, signature).Run()).ToList();
        var coverage = new Coverage(document, meant, [.. found.Where(one => !one.IsRefused).Select(one => one.Value)]);
        return Result.Of<IReadOnlyList<Result<CheckedXmlSigner>>>([.. found.Select(one => one.Try(out var held, out var why) ? coverage.Judge(held) : why)]);
    }

    private static Result<SignedXmlDocument> Find(XmlDocument document, long octets)
    {
        var signatures = Tree.Elements(document).Where(Tree.IsSignature).Take(MostSignatures + 1).ToList();
        return signatures.Count == 0 ? Rejection.Invalid("xml.not-signed", "there is no signature in the document")
            : signatures.Count > MostSignatures || signatures.Count * octets > MostWork ? Rejection.Invalid("xml.too-large", $"{signatures.Count} signatures over {octets} octets")
            : new SignedXmlDocument(document, [.. signatures.Select(element => new XmlSignature(element))]);
    }
}
