namespace Tanba.Signatures.Xml;

/// <summary>Names of XML signatures (W3C XML Signature 1.1; RFC 3275).</summary>
internal static class XmlNames
{
    /// <summary>The namespace of signatures.</summary>
    public const string Signatures = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>The namespace of namespace declarations.</summary>
    public const string Declarations = "http://www.w3.org/2000/xmlns/";

    /// <summary>The namespace of the prefix <c>xml</c>.</summary>
    public const string Prefixed = "http://www.w3.org/XML/1998/namespace";

    /// <summary>The transform that leaves out the signature it stands in (XML Signature §6.6.4).</summary>
    public const string Enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
}
