using System.Xml;

namespace Tanba.Signatures.Xml;

/// <summary>Walking a document without recursion, and saying where an element stands.</summary>
internal static class Tree
{
    /// <summary>The next node in document order, staying under <paramref name="top"/>; null after the last.</summary>
    public static XmlNode? After(XmlNode node, XmlNode? top = null)
    {
        if (node.FirstChild is { } child)
        {
            return child;
        }

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
            var before = 0;
            for (var sibling = at.PreviousSibling; sibling is not null; sibling = sibling.PreviousSibling)
            {
                before += sibling is XmlElement other && other.Name == at.Name ? 1 : 0;
            }

            var isAlone = before == 0 && !Follows(at);
            steps.Push(isAlone ? at.Name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at.Name}[{before + 1}]"));
        }

        return "/" + string.Join('/', steps);
    }

    private static bool Follows(XmlElement element)
    {
        for (var sibling = element.NextSibling; sibling is not null; sibling = sibling.NextSibling)
        {
            if (sibling is XmlElement other && other.Name == element.Name)
            {
                return true;
            }
        }

        return false;
    }
}
