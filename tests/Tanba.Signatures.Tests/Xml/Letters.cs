using System.Text;
using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>Signed documents of an invented person, and what checking them gives.</summary>
internal static class Letters
{
    public const string Valid = "valid";

    public static string Sign(string xml, XmlPlace? place = null) => SignXml.Sign(xml, place ?? XmlPlace.WholeDocument, TestPki.Leaf, TestPki.PersonKey).Value;

    public static string SignPart(string xml, string target, string? parent = null) => Sign(xml, new(Path(target), parent is null ? null : Path(parent)));

    public static ElementPath Path(string text) => ElementPath.Parse(text).Value;

    /// <summary>The code of each signature's refusal, or that it is valid; one code when the document is refused.</summary>
    public static IReadOnlyList<string> Check(string xml, string? shown = null) =>
        SignedXmlDocument.Decode(Encoding.UTF8.GetBytes(xml)).Try(out var document, out var refused)
            ? [.. document.Check(shown is null ? null : Path(shown)).Value.Select(one => one.Rejection?.Code ?? Valid)]
            : [refused.Code];

    public static void Refused(string code, string xml, string? shown = null) => Assert.Equal(code, Assert.Single(Check(xml, shown)));

    public static CheckedXmlSigner OnlySigner(string xml) => Assert.Single(SignedXmlDocument.Decode(Encoding.UTF8.GetBytes(xml)).Value.Check().Value).Value;

    public static string Text(SignedPart part) => Encoding.UTF8.GetString(part.Octets.Span);

    public static Certificate CertificateOf(SoftwareKey key) => TestPki.Make(TestPki.Name("ISSUING TEST"), TestPki.Person, key, TestPki.IssuingKey, TestPki.Signing());

    /// <summary>The text with one piece replaced, which must be there.</summary>
    public static string With(this string xml, string old, string replacement)
    {
        Assert.Contains(old, xml, StringComparison.Ordinal);
        return xml.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>The text of the (only) signature.</summary>
    public static string SignatureIn(string xml)
    {
        var (start, end) = (xml.IndexOf("<ds:Signature ", StringComparison.Ordinal), xml.LastIndexOf("</ds:Signature>", StringComparison.Ordinal));
        return xml[start..(end + "</ds:Signature>".Length)];
    }
}
