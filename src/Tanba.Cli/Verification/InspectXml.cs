using System.Text;
using Tanba.Signatures.Xml;

namespace Tanba.Cli.Verification;

/// <summary>XML in words: whether it is signed, and in whose name.</summary>
internal static class InspectXml
{
    /// <summary>Null when it does not look like XML at all.</summary>
    public static Inspected? Explain(ReadOnlyMemory<byte> octets)
    {
        // In UTF-8, with its mark or without; in UTF-16 with its mark.
        var start = octets.Span[..Math.Min(64, octets.Length)];
        var isXml = start.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..] || start.StartsWith(Encoding.Unicode.Preamble) || start.StartsWith(Encoding.BigEndianUnicode.Preamble);
        if (!isXml)
        {
            return null;
        }

        if (!SignedXmlDocument.Decode(octets).Try(out var document, out var refused))
        {
            return refused.Code == "xml.not-signed"
                ? new("XML", ["An XML document that is not signed."], [new("size", InspectWords.Size(octets.Length))])
                : new("XML", [$"It begins as XML does and is not read: {refused.Detail}."], [new("size", InspectWords.Size(octets.Length))]);
        }

        return new("signed XML", [$"An XML document with {InspectWords.Count(document.Signatures.Count, "signature", "signatures")}.", "Whether they are right, and what they cover, is told by tanba verify xml."], [new("size", InspectWords.Size(octets.Length))])
        {
            Inside = [.. document.Signatures.Take(20).Select(Signature)],
        };
    }

    private static Inspected Signature(XmlSignature signature) => new(
        "signature",
        [signature.Certificates is [var first, ..] ? $"A signature in the name of {InspectCertificate.Holder(first)}." : "A signature without a certificate inside, or one that is malformed."],
        [
            new("stands at", signature.Path),
            .. signature.Certificates.Select(certificate => new InspectedField("certificate", $"{certificate.SerialNumber}, issued by {certificate.Issuer}")),
        ]);
}
