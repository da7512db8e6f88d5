using System.Collections.Frozen;
using System.Xml;
using Tanba.Pki;

namespace Tanba.Signatures.Xml;

/// <summary>
/// Elements by their identifiers: the attributes Id, ID, id without a namespace and xml:id. Without a document type nobody says which
/// attribute is one, and programs differ; so a value that any two of them share names nothing.
/// </summary>
internal sealed class ElementIds
{
    private readonly Dictionary<string, XmlElement?> byId = new(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Names = FrozenSet.Create(StringComparer.Ordinal, "Id", "ID", "id", "xml:id");

    public ElementIds(XmlDocument document)
    {
        for (XmlNode? node = document.DocumentElement; node is not null; node = Tree.After(node))
        {
            foreach (var value in IdsOf(node))
            {
                byId[value] = byId.ContainsKey(value) ? null : (XmlElement)node;
            }
        }
    }

    /// <summary>Refuses with <c>xml.id-missing</c>, <c>xml.id-not-unique</c>.</summary>
    public Result<XmlElement> Find(string id) => !byId.TryGetValue(id, out var found)
        ? Rejection.Invalid("xml.id-missing", $"no element has the Id {StrictElement.Shown(id)}", "XML Signature §4.4.3.1")
        : found is null ? Rejection.Invalid("xml.id-not-unique", $"more than one element has the Id {StrictElement.Shown(id)}", "XML 1.0 §3.3.1")
        : found;

    private static IEnumerable<string> IdsOf(XmlNode node) => node is XmlElement { HasAttributes: true } element
        ? element.Attributes.Cast<XmlAttribute>().Where(attribute => Names.Contains(attribute.Name)).Select(attribute => attribute.Value)
        : [];
}
