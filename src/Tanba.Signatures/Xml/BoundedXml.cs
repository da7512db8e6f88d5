using System.Xml;
using Tanba.Pki;

namespace Tanba.Signatures.Xml;

/// <summary>
/// The one door through which XML enters: bounded, without document types (so without entities and default attributes) and without
/// anything fetched. White space is kept, for it is signed. Safe from any thread.
/// </summary>
internal static class BoundedXml
{
    public const int MostOctets = 32 * 1024 * 1024;

    // Canonicalisation walks the tree by recursion and looks declarations up through the levels.
    private const int MostDepth = 128;
    private const int MostNodes = 500_000;
    private const int MostAttributes = 256;

    /// <summary>Refuses with <c>xml.too-large</c>, <c>xml.document-type</c>, <c>xml.malformed</c>.</summary>
    public static Result<XmlDocument> Read(ReadOnlyMemory<byte> octets) => octets.Length > MostOctets
        ? TooLarge($"{octets.Length} octets, at most {MostOctets} are read")
        : Read(settings => XmlReader.Create(new MemoryStream(octets.ToArray(), writable: false), settings));

    /// <summary>The same of a text, whatever encoding it says it has.</summary>
    public static Result<XmlDocument> Read(string text) => text.Length > MostOctets
        ? TooLarge($"{text.Length} characters, at most {MostOctets} are read")
        : Read(settings => XmlReader.Create(new StringReader(text), settings));

    private static Result<XmlDocument> Read(Func<XmlReaderSettings, XmlReader> open)
    {
        try
        {
            // Twice: the first reading keeps nothing, so that no tree is built of what is too large.
            using (var first = open(Settings()))
            {
                if (Measure(first) is { } refused)
                {
                    return refused;
                }
            }

            using var second = open(Settings());
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            document.Load(second);
            return document;
        }
        catch (Exception broken) when (broken is XmlException or ArgumentException)
        {
            return broken.Message.Contains("DTD", StringComparison.Ordinal)
                ? Rejection.Invalid("xml.document-type", "the document has a document type, which could change what is read", "XML Signature Best Practices §2.1.4")
                : Rejection.Invalid("xml.malformed", broken.Message, "XML 1.0");
        }
    }

    private static Rejection? Measure(XmlReader reader)
    {
        var nodes = 0;
        while (reader.Read())
        {
            nodes += 1 + reader.AttributeCount;
            if (reader.Depth > MostDepth || reader.AttributeCount > MostAttributes || nodes > MostNodes)
            {
                return TooLarge($"deeper than {MostDepth}, more than {MostAttributes} attributes, or more than {MostNodes} nodes");
            }
        }

        return null;
    }

    private static Rejection TooLarge(string detail) => Rejection.Invalid("xml.too-large", detail);

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        MaxCharactersInDocument = MostOctets,
    };
}
