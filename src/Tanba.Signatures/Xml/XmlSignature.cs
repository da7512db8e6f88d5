using System.Xml;

namespace Tanba.Signatures.Xml;

/// <summary>One <c>ds:Signature</c> of a document as it was found, not yet checked. Immutable, safe from any thread.</summary>
public sealed class XmlSignature
{
    internal XmlSignature(XmlElement element) => Element = element;

    /// <summary>Where it stands: <c>/root/ds:Signature[2]</c>.</summary>
    public string Path => Tree.PathOf(Element);

    internal XmlElement Element { get; }
}
