using System.Xml;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Xml;

/// <summary>
/// Makes XML signatures in the form of the national clients: prefix <c>ds</c>, the signer's certificate in KeyInfo, all on one line, so that
/// a portal that writes the document anew breaks nothing. A document that was signed already gets one more signature, which covers the
/// earlier ones. Safe from several threads.
/// </summary>
public static class SignXml
{
    /// <summary>What the signed text begins with, whatever the document began with.</summary>
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>""";

    /// <summary>
    /// The canonical text that <see cref="Sign"/> would digest: what the signer must be shown. Refuses with <c>xml.too-large</c>,
    /// <c>xml.document-type</c>, <c>xml.malformed</c>, <c>xml.comment-in-text</c>, <c>xml.path-finds-nothing</c>,
    /// <c>xml.element-has-no-id</c>, <c>xml.id-not-unique</c>.
    /// </summary>
    public static Result<byte[]> WhatIsSigned(string xml, XmlPlace place) => Prepare(xml, place).Try(out var prepared, out var refused) ? prepared.Octets() : refused;

    /// <summary>Signs a document, or an element of it.</summary>
    /// <param name="xml">The document; the encoding that it may name is not looked at.</param>
    /// <param name="place">What is signed, and where the signature goes.</param>
    /// <param name="signer">The certificate of <paramref name="key"/>.</param>
    /// <param name="key">Signs.</param>
    /// <returns>The signed document; refused as <see cref="WhatIsSigned"/> says, and with <c>xml.algorithm-has-no-name</c> for keys that no URI names.</returns>
    /// <exception cref="ArgumentException">The key is not the one of the certificate.</exception>
    public static Result<string> Sign(string xml, XmlPlace place, Certificate signer, ISigningKey key)
    {
        if (!signer.PublicKey.KeyBits.Span.SequenceEqual(key.PublicKey.KeyBits.Span))
        {
            throw new ArgumentException("The certificate is for another key", nameof(signer));
        }

        if (key.Algorithm.Xml is not { } names)
        {
            return Rejection.Invalid("xml.algorithm-has-no-name", $"{key.Algorithm} has no name in XML signatures", "RFC 9231");
        }

        if (!Prepare(xml, place).Try(out var prepared, out var refused))
        {
            return refused;
        }

        var writer = new SignatureWriter(prepared.Document);
        var signedInfo = writer.SignedInfo(prepared, names, key.Algorithm.Digest(prepared.Octets()));
        var signature = writer.Signature(signedInfo, signer);
        prepared.Parent.AppendChild(signature);
        var value = names.ToXml(key.PublicKey, key.Sign(prepared.SignedInfo.Octets(signedInfo, [], withComments: true)));
        writer.SetValue(signature, value ?? throw new InvalidOperationException("The key gave a malformed value"));
        return Write(prepared.Document);
    }

    private static Result<PreparedXml> Prepare(string xml, XmlPlace place)
    {
        if (!BoundedXml.Read(xml).Try(out var document, out var refused))
        {
            return refused;
        }

        var (target, parent) = (document.DocumentElement!, document.DocumentElement!);
        if ((place.Target is { } path && !path.Find(document).Try(out target, out refused)) || (place.Parent is { } into && !into.Find(document).Try(out parent, out refused)))
        {
            return refused;
        }

        var prepared = new PreparedXml(document, target, parent, place.Target is not null);
        return (prepared.WhyNot() ?? Coverage.CommentInText(prepared.IsById ? target : document)) is { } why ? why : prepared;
    }

    private static string Write(XmlDocument document)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        text.Write(Declaration);

        // Carriage returns that the document wrote as &#13; must not become line ends.
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, NewLineHandling = NewLineHandling.Entitize };
        using (var writer = XmlWriter.Create(text, settings))
        {
            foreach (XmlNode child in document.ChildNodes)
            {
                if (child is not (XmlDeclaration or XmlWhitespace or XmlSignificantWhitespace))
                {
                    child.WriteTo(writer);
                }
            }
        }

        return text.ToString();
    }
}
