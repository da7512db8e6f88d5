using System.Xml;
using Tanba.Pki;

namespace Tanba.Signatures.Xml;

/// <summary>
/// Whether a signature that holds says something of what a reader will look at. A signed element moved elsewhere still verifies
/// (XML signature wrapping: McIntosh and Austel, 2005); so what the reader means must be inside of what was signed.
/// </summary>
internal sealed class Coverage(XmlDocument document, XmlElement? shown, IReadOnlyList<HeldSignature> all)
{
    public Result<CheckedXmlSigner> Judge(HeldSignature held) =>
        (CommentInText(held) ?? (shown is null ? Twin(held) : NotCovered(held, shown))) is { } refused ? refused : held.Signer;

    /// <summary>
    /// Null when no comment stands inside text. Comments are not signed, and some readers take only the text before one:
    /// <c>admin&lt;!----&gt;.example.kz</c>.
    /// </summary>
    public static Rejection? CommentInText(XmlNode top)
    {
        foreach (var parent in Tree.Elements(top))
        {
            var (hasComment, hasText) = (false, false);
            for (var child = parent.FirstChild; child is not null; child = child.NextSibling)
            {
                hasComment |= child is XmlComment;
                hasText |= IsText(child);
            }

            if (hasComment && hasText)
            {
                return Rejection.Invalid("xml.comment-in-text", $"a comment, which is not signed, stands inside the text of {Tree.PathOf(parent)}", "XML Signature §8.1.3");
            }
        }

        return null;
    }

    private static Rejection? CommentInText(HeldSignature held) => held.Covered.Select(CommentInText).FirstOrDefault(refused => refused is not null);

    private static Rejection? NotCovered(HeldSignature held, XmlElement shown) => held.Covered.Any(part => Tree.IsWithin(shown, part))
        ? null
        : Rejection.Invalid("xml.not-covered", $"the signature covers {Names(held)}, not {Tree.PathOf(shown)}", "XML Signature §8.1.2");

    private Rejection? Twin(HeldSignature held)
    {
        if (held.Covered.Contains(document))
        {
            return null;
        }

        // By local name and without regard to case: readers differ in what they compare.
        var names = held.Covered.Select(part => part.LocalName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var signed = all.Where(other => other.Signer.Certificate.Equals(held.Signer.Certificate)).SelectMany(other => other.Covered).ToHashSet();
        var twin = FirstOutside(signed, names);
        return twin is null
            ? null
            : Rejection.Invalid("xml.twin-not-signed", $"the signature covers {Names(held)}, and {Tree.PathOf(twin)} has the same name and is not signed; say which element is meant", "XML Signature §8.1.2");
    }

    /// <summary>The first element with one of the names that is under none of these parts.</summary>
    private XmlElement? FirstOutside(HashSet<XmlNode> parts, HashSet<string> names)
    {
        for (XmlNode? node = document; node is not null; node = parts.Contains(node) ? Tree.AfterAllOf(node) : Tree.After(node))
        {
            if (node is XmlElement element && names.Contains(element.LocalName) && !parts.Contains(element))
            {
                return element;
            }
        }

        return null;
    }

    private static bool IsText(XmlNode node) => node is XmlText or XmlCDataSection && !string.IsNullOrWhiteSpace(node.Value);

    private static string Names(HeldSignature held) => string.Join(", ", held.Signer.Parts.Select(part => part.IsWholeDocument ? "the whole document" : part.Path));
}
