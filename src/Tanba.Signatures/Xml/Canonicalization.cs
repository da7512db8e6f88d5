using System.Security.Cryptography.Xml;
using System.Xml;

namespace Tanba.Signatures.Xml;

/// <summary>
/// The four canonicalisations that the field uses: Canonical XML 1.0 (RFC 3076) and Exclusive XML Canonicalization 1.0 (RFC 3741),
/// each with and without comments. The octets are those of the platform's library, given a copy of just the part in question with
/// the namespaces that are in scope where it stands. Immutable, safe from any thread.
/// </summary>
internal sealed record Canonicalization(string Uri, bool IsExclusive, bool KeepsComments)
{
    public static readonly Canonicalization Inclusive = new("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", false, false);
    public static readonly Canonicalization InclusiveWithComments = new("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments", false, true);
    public static readonly Canonicalization Exclusive = new("http://www.w3.org/2001/10/xml-exc-c14n#", true, false);
    public static readonly Canonicalization ExclusiveWithComments = new("http://www.w3.org/2001/10/xml-exc-c14n#WithComments", true, true);

    private static readonly Canonicalization[] All = [Inclusive, InclusiveWithComments, Exclusive, ExclusiveWithComments];

    /// <summary>Exclusive only: prefixes that are treated as inclusive ones (RFC 3741 §2.1); null for none.</summary>
    public string? Prefixes { get; init; }

    /// <summary>Null for a method that is not allowed.</summary>
    public static Canonicalization? Find(string uri) => Array.Find(All, method => method.Uri == uri);

    /// <summary>The octets of an element or of the whole document.</summary>
    /// <param name="apex">An element, or the document.</param>
    /// <param name="without">Elements left out: signatures that do not sign themselves.</param>
    /// <param name="withComments">Whether comments belong to what is canonicalised; the method may drop them all the same.</param>
    public byte[] Octets(XmlNode apex, IReadOnlyCollection<XmlElement> without, bool withComments)
    {
        var copy = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var copying = new Copying(copy, without, withComments);
        if (apex is XmlDocument whole)
        {
            foreach (XmlNode child in whole.ChildNodes)
            {
                copying.AddTo(copy, child);
            }
        }
        else
        {
            copying.AddTo(copy, apex);
            InScope((XmlElement)apex, copy.DocumentElement!);
        }

        Transform transform = IsExclusive ? new XmlDsigExcC14NTransform(KeepsComments, Prefixes) : new XmlDsigC14NTransform(KeepsComments);
        transform.Resolver = null;
        transform.LoadInput(copy);
        using var octets = (MemoryStream)transform.GetOutput(typeof(Stream));
        return octets.ToArray();
    }

    /// <summary>
    /// Declares on the copy what the ancestors declare. RFC 3076 §2.4: an inclusive canonicalisation also takes over their attributes
    /// with the prefix <c>xml</c>; an exclusive one does not (RFC 3741 §2.2).
    /// </summary>
    private void InScope(XmlElement apex, XmlElement copy)
    {
        var seen = copy.Attributes.Cast<XmlAttribute>().Where(IsTaken).Select(attribute => attribute.Name).ToHashSet(StringComparer.Ordinal);
        for (var ancestor = apex.ParentNode as XmlElement; ancestor is not null; ancestor = ancestor.ParentNode as XmlElement)
        {
            foreach (XmlAttribute attribute in ancestor.Attributes)
            {
                // The nearest declaration counts, and one that takes the default namespace away needs no octets.
                if (IsTaken(attribute) && seen.Add(attribute.Name) && (attribute.Name != "xmlns" || attribute.Value.Length > 0))
                {
                    copy.SetAttributeNode((XmlAttribute)copy.OwnerDocument.ImportNode(attribute, deep: true));
                }
            }
        }
    }

    private bool IsTaken(XmlAttribute attribute) =>
        attribute.NamespaceURI == XmlNames.Declarations || (!IsExclusive && attribute.NamespaceURI == XmlNames.Prefixed);

    private sealed class Copying(XmlDocument into, IReadOnlyCollection<XmlElement> without, bool withComments)
    {
        public void AddTo(XmlNode parent, XmlNode node)
        {
            if (IsLeftOut(parent, node))
            {
                return;
            }

            var copy = parent.AppendChild(into.ImportNode(node, deep: false))!;
            foreach (XmlNode child in node.ChildNodes)
            {
                AddTo(copy, child);
            }
        }

        private bool IsLeftOut(XmlNode parent, XmlNode node) => node.NodeType switch
        {
            XmlNodeType.Comment => !withComments,
            XmlNodeType.XmlDeclaration => true,
            XmlNodeType.Element => without.Contains((XmlElement)node),
            XmlNodeType.Whitespace => parent == into,
            _ => false,
        };
    }
}
