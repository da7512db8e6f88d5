using System.Xml;
using Tanba.Pki;

namespace Tanba.Signatures.Xml;

/// <summary>
/// Reads the children of an element of a signature in their order and nothing beside them: what a signature holds is not covered by
/// it as a whole, so that it may hold nothing whose meaning is not known here. Every fault is <c>xml.signature-malformed</c>.
/// </summary>
internal sealed class StrictElement
{
    private readonly XmlElement element;
    private XmlNode? next;

    public StrictElement(XmlElement element)
    {
        this.element = element;
        next = Skip(element.FirstChild);
    }

    /// <summary>The only attribute is Algorithm, and there are no children.</summary>
    public static Result<string> Algorithm(XmlElement element)
    {
        var reader = new StrictElement(element);
        return reader.Attributes("Algorithm") is { } odd ? odd
            : !reader.End().Try(out _, out var more) ? more
            : element.GetAttribute("Algorithm") is { Length: > 0 } uri ? uri
            : Malformed($"{Shown(element.Name)} names no algorithm");
    }

    /// <summary>Nothing but base64, in lines of any kind (Java writes a carriage return into them).</summary>
    public static Result<byte[]> Base64(XmlElement element)
    {
        if (new StrictElement(element).Attributes("Id") is { } odd)
        {
            return odd;
        }

        if (element.ChildNodes.Cast<XmlNode>().All(child => child is XmlCharacterData and not XmlComment))
        {
            var text = element.InnerText;
            var octets = new byte[text.Length];
            if (Convert.TryFromBase64String(text, octets, out var written) && written > 0)
            {
                return octets[..written];
            }
        }

        return Malformed($"{Shown(element.Name)} is not base64");
    }

    /// <summary>A name from outside, cut and without what a terminal obeys.</summary>
    public static string Shown(string text) => string.Concat(text.Take(200).Select(letter => char.IsControl(letter) ? '\ufffd' : letter));

    public static Rejection Malformed(string detail) => Rejection.Invalid("xml.signature-malformed", detail, "XML Signature §4");

    /// <summary>The child that must come now.</summary>
    public Result<XmlElement> Next(string name) => Optional(name) is { } found ? found : Malformed($"{Shown(element.Name)} has no {name} where it belongs");

    /// <summary>The child, if it comes now.</summary>
    public XmlElement? Optional(string name, string ns = XmlNames.Signatures)
    {
        if (next is not XmlElement found || found.LocalName != name || found.NamespaceURI != ns)
        {
            return null;
        }

        next = Skip(found.NextSibling);
        return found;
    }

    /// <summary>No child is left.</summary>
    public Result<bool> End() => next switch
    {
        null => true,
        XmlElement { LocalName: "Object", NamespaceURI: XmlNames.Signatures } => Rejection.Invalid("xml.object-not-allowed", "signatures with objects inside are not read", "XML Signature §4.5"),
        _ => Malformed($"{Shown(element.Name)} holds {Shown(next.Name)}, which does not belong there"),
    };

    /// <summary>Null when there are no attributes beside declarations and <paramref name="known"/>.</summary>
    public Rejection? Attributes(params ReadOnlySpan<string> known)
    {
        foreach (XmlAttribute attribute in element.Attributes)
        {
            if (attribute.NamespaceURI != XmlNames.Declarations && (attribute.NamespaceURI.Length > 0 || !known.Contains(attribute.Name)))
            {
                return Malformed($"{Shown(element.Name)} has the attribute {Shown(attribute.Name)}, which does not belong there");
            }
        }

        return null;
    }

    /// <summary>White space between the children is let be; text and comments are not.</summary>
    private static XmlNode? Skip(XmlNode? node)
    {
        while (node is XmlCharacterData and not XmlComment && string.IsNullOrWhiteSpace(node.Value))
        {
            node = node.NextSibling;
        }

        return node;
    }
}
