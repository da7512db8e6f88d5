using System.Xml;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Xml;

/// <summary>Writes the elements of a signature, compact and with the prefix <c>ds</c> (XML Signature §4.1).</summary>
internal sealed class SignatureWriter(XmlDocument document)
{
    public XmlElement SignedInfo(PreparedXml prepared, XmlForm names, byte[] digest)
    {
        var transforms = Make("Transforms");
        if (prepared.IsEnveloped)
        {
            transforms.AppendChild(Algorithm("Transform", XmlNames.Enveloped));
        }

        transforms.AppendChild(Algorithm("Transform", prepared.Reference.Uri));
        var reference = Make("Reference", transforms, Algorithm("DigestMethod", names.DigestUri), Text("DigestValue", digest));
        reference.SetAttribute("URI", prepared.Uri);
        return Make("SignedInfo", Algorithm("CanonicalizationMethod", prepared.SignedInfo.Uri), Algorithm("SignatureMethod", names.SignatureUri), reference);
    }

    /// <summary>The signature without its value, which is known only when SignedInfo stands in its place.</summary>
    public XmlElement Signature(XmlElement signedInfo, Certificate signer)
    {
        var signature = Make("Signature", signedInfo, Make("SignatureValue"), Make("KeyInfo", Make("X509Data", Text("X509Certificate", signer.Encoded.Span))));
        signature.SetAttribute("xmlns:ds", XmlNames.Signatures);
        return signature;
    }

    public void SetValue(XmlElement signature, byte[] value) => signature.ChildNodes[1]!.AppendChild(document.CreateTextNode(Convert.ToBase64String(value)));

    private XmlElement Make(string name, params XmlElement[] children)
    {
        var element = document.CreateElement("ds", name, XmlNames.Signatures);
        foreach (var child in children)
        {
            element.AppendChild(child);
        }

        return element;
    }

    private XmlElement Algorithm(string name, string uri)
    {
        var element = Make(name);
        element.SetAttribute("Algorithm", uri);
        return element;
    }

    private XmlElement Text(string name, ReadOnlySpan<byte> octets)
    {
        var element = Make(name);
        element.AppendChild(document.CreateTextNode(Convert.ToBase64String(octets)));
        return element;
    }
}
