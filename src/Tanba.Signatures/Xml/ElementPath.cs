using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Tanba.Pki;

namespace Tanba.Signatures.Xml;

/// <summary>
/// A part of XPath that says which element is meant and costs at most one walk of the document for each step, whoever wrote it:
/// <c>/a/b</c>, <c>//a</c>, <c>*</c>, prefixes that the document element declares, and the conditions <c>[2]</c>,
/// <c>[@Id='x']</c>, <c>[local-name()='x']</c>. Immutable, safe from any thread.
/// </summary>
public sealed partial class ElementPath
{
    private const int MostCharacters = 1024;
    private const int MostSteps = 32;
    private const int MostDeepSteps = 4;

    private readonly IReadOnlyList<Step> steps;
    private readonly string text;

    private ElementPath(IReadOnlyList<Step> steps, string text)
    {
        this.steps = steps;
        this.text = text;
    }

    /// <summary>Reads at most 1024 characters and 32 steps, four of them <c>//</c>. Refuses with <c>xml.path-unknown</c>.</summary>
    public static Result<ElementPath> Parse(string text)
    {
        var matches = text.Length > MostCharacters ? [] : StepShape().Matches(text).ToList();
        return matches.Count is > 0 and <= MostSteps && matches.Count(match => match.Value.StartsWith("//", StringComparison.Ordinal)) <= MostDeepSteps && matches.Sum(match => match.Length) == text.Length
            ? new ElementPath([.. matches.Select(Step.Of)], text)
            : Rejection.Invalid("xml.path-unknown", "a path has the form /name/name[2] or //name[@Id='x']; other XPath is not read");
    }

    /// <inheritdoc/>
    public override string ToString() => text;

    /// <summary>The first element in document order. Refuses with <c>xml.path-finds-nothing</c>.</summary>
    internal Result<XmlElement> Find(XmlDocument document)
    {
        List<XmlNode> found = [document];
        foreach (var step in steps)
        {
            found = InOrder([.. step.From(found, document.DocumentElement!)], document);
        }

        return found.Count > 0 ? (XmlElement)found[0] : Rejection.Invalid("xml.path-finds-nothing", $"{StrictElement.Shown(text)} finds no element");
    }

    /// <summary>Children of an outer element that was found stand before or behind those of an inner one.</summary>
    private static List<XmlNode> InOrder(List<XmlNode> found, XmlDocument document)
    {
        if (found.Count < 2)
        {
            return found;
        }

        var all = found.ToHashSet();
        return [.. Tree.Elements(document).Where(all.Contains)];
    }

    [GeneratedRegex(@"(?<axis>//?)(?<name>\*|[\w.\-]+(:[\w.\-]+)?)(?:\[(?:(?<at>[1-9]\d{0,5})|@(?<attribute>[\w.\-]+)=(?:'(?<value>[^']*)'|""(?<value>[^""]*)"")|local-name\(\)=(?:'(?<local>[^']*)'|""(?<local>[^""]*)""))\])?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex StepShape();

    private sealed record Step(bool IsDeep, string Name, int? At, (string Name, string Value)? Attribute, string? LocalName)
    {
        public static Step Of(Match match) => new(
            match.Groups["axis"].Length == 2,
            match.Groups["name"].Value,
            match.Groups["at"].Success ? int.Parse(match.Groups["at"].ValueSpan, CultureInfo.InvariantCulture) : null,
            match.Groups["attribute"].Success ? (match.Groups["attribute"].Value, match.Groups["value"].Value) : null,
            match.Groups["local"].Success ? match.Groups["local"].Value : null);

        /// <summary>In document order, each element once.</summary>
        public IEnumerable<XmlNode> From(List<XmlNode> found, XmlElement scope)
        {
            XmlNode? covered = null;
            foreach (var context in found)
            {
                // With //, what stands under an earlier one was walked with it.
                if (IsDeep && covered is not null && Tree.IsWithin(context, covered))
                {
                    continue;
                }

                covered = context;
                foreach (var element in Among(context, scope))
                {
                    yield return element;
                }
            }
        }

        private IEnumerable<XmlElement> Among(XmlNode context, XmlElement scope)
        {
            // XPath 1.0 §2.5: //a[2] is the second a of its parent, /a[2] as well.
            var counts = new Dictionary<XmlNode, int>();
            foreach (var element in IsDeep ? Tree.Elements(context).Where(element => element != context) : context.ChildNodes.OfType<XmlElement>())
            {
                if (Fits(element, scope) && (At is null || (counts[element.ParentNode!] = counts.GetValueOrDefault(element.ParentNode!) + 1) == At))
                {
                    yield return element;
                }
            }
        }

        private bool Fits(XmlElement element, XmlElement scope) =>
            (Name == "*" || (element.LocalName == Name[(Name.IndexOf(':', StringComparison.Ordinal) + 1)..] && element.NamespaceURI == NamespaceOf(scope)))
            && (Attribute is not { } wanted || (element.GetAttributeNode(wanted.Name) is { } attribute && attribute.Value == wanted.Value))
            && (LocalName is null || element.LocalName == LocalName);

        // XPath 1.0 §2.3: a name without a prefix is one without a namespace.
        private string? NamespaceOf(XmlElement scope) => Name.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? scope.GetNamespaceOfPrefix(Name[..colon]) : string.Empty;
    }
}
