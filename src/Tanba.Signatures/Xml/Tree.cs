using System.Globalization;
using System.Xml;

namespace Tanba.Signatures.Xml;

/// <summary>Walking a document without recursion, and saying where an element stands.</summary>
internal static class Tree
{
    /// <summary>The next node in document order, staying under <paramref name="top"/>; null after the last.</summary>
    public static XmlNode? After(XmlNode node, XmlNode? top = null)
    {
        return node.FirstChild ?? AfterAllOf(node, top);
    }

    /// <summary>The next node that is not under this one.</summary>
    public static XmlNode? AfterAllOf(XmlNode node, XmlNode? top = null)
    {
        for (XmlNode? at = node; at is not null && at != top; at = at.ParentNode)
        {
            if (at.NextSibling is { } next)
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>Every element under a node and the node itself, in document order.</summary>
    public static IEnumerable<XmlElement> Elements(XmlNode top)
    {
        for (XmlNode? node = top; node is not null; node = After(node, top))
        {
            if (node is XmlElement element)
            {
                yield return element;
            }
        }
    }

    public static bool IsSignature(XmlNode? node) => node is XmlElement { LocalName: "Signature", NamespaceURI: XmlNames.Signatures };

    /// <summary>Whether <paramref name="node"/> is <paramref name="top"/> or stands under it.</summary>
    public static bool IsWithin(XmlNode? node, XmlNode top)
    {
        while (node is not null && node != top)
        {
            node = node.ParentNode;
        }

        return node is not null;
    }

    /// <summary><c>/root/item[2]</c>: the path of an element, for people and for <see cref="ElementPath"/>.</summary>
    public static string PathOf(XmlElement element)
    {
        var steps = new Stack<string>();
        for (var at = element; at is not null; at = at.ParentNode as XmlElement)
        {
            var (place, count) = Among(at);
            steps.Push(count == 1 ? at.Name : string.Create(CultureInfo.InvariantCulture, $"{at.Name}[{place}]"));
        }

        return "/" + string.Join('/', steps);
    }

    /// <summary>Which of its siblings of the same name it is, and how many there are; walked forward, for looking back costs a walk each time.</summary>
    private static (int Place, int Count) Among(XmlElement element)
    {
        var (place, count) = (0, 0);
        for (var sibling = element.ParentNode?.FirstChild; sibling is not null; sibling = sibling.NextSibling)
        {
            count += sibling is XmlElement other && other.Name == element.Name ? 1 : 0;
            place = sibling == element ? count : place;
        }

        return (place, count);
    }
}
