using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Xml;

/// <summary>
/// A signature that holds: the key of this certificate signed these parts. Whether the certificate is to be trusted is another
/// question. XML signatures of this form say no time.
/// </summary>
/// <param name="Certificate">The signer's certificate, out of the document.</param>
/// <param name="Algorithm">What was signed with.</param>
/// <param name="Parts">What was signed, one at least.</param>
public sealed record CheckedXmlSigner(Certificate Certificate, SignatureAlgorithm Algorithm, IReadOnlyList<SignedPart> Parts);

/// <summary>
/// One part of a document that a signature covers. Who acts on a signed document reads <paramref name="Octets"/> and nothing else of it.
/// </summary>
/// <param name="Path">The element, <c>/root/item[2]</c>; <c>/</c> for the whole document.</param>
/// <param name="Octets">The canonical XML that was digested: UTF-8, without comments, and without the signature itself where it stands inside.</param>
public sealed record SignedPart(string Path, ReadOnlyMemory<byte> Octets)
{
    /// <summary>Whether this is the document as a whole.</summary>
    public bool IsWholeDocument => Path == "/";
}
