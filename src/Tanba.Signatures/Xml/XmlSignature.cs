using System.Xml;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Xml;

/// <summary>One <c>ds:Signature</c> of a document as it was found, not yet checked. Immutable, safe from any thread.</summary>
public sealed class XmlSignature
{
    internal XmlSignature(XmlElement element)
    {
        Element = element;
        Parts = SignatureParts.Read(element);
    }

    /// <summary>Where it stands: <c>/root/ds:Signature[2]</c>.</summary>
    public string Path => Tree.PathOf(Element);

    /// <summary>The certificates inside; empty when there are none, or the signature is malformed.</summary>
    public IReadOnlyList<Certificate> Certificates => Parts.Try(out var parts, out _) ? parts.Certificates : [];

    internal XmlElement Element { get; }

    /// <summary>Read once: each further signature asks for those behind it.</summary>
    internal Result<SignatureParts> Parts { get; }
}
