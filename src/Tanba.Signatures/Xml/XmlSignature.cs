using System.Xml;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Xml;

/// <summary>One <c>ds:Signature</c> of a document as it was found, not yet checked. Immutable, safe from any thread.</summary>
public sealed class XmlSignature
{
    internal XmlSignature(XmlElement element)
    {
        Element = element;
        Certificates = SignatureParts.Read(element).Try(out var parts, out _) ? parts.Certificates : [];
    }

    /// <summary>Where it stands: <c>/root/ds:Signature[2]</c>.</summary>
    public string Path => Tree.PathOf(Element);

    /// <summary>The certificates inside; empty when there are none, or the signature is malformed.</summary>
    public IReadOnlyList<Certificate> Certificates { get; }

    internal XmlElement Element { get; }
}
