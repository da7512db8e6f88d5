using System.Xml;
using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Signatures.Xml;

/// <summary>
/// <c>ds:Reference</c> (XML Signature §4.4.3) of the forms that are allowed: the whole document or one element of it by its Id, at
/// most the enveloped-signature transform and then at most one canonicalisation. Nothing else can fetch, choose or drop anything.
/// </summary>
internal sealed record XmlReference(string? Id, bool IsEnveloped, Canonicalization Method, SignatureAlgorithm Digest, byte[] DigestValue)
{
    /// <summary>Refuses with <c>xml.reference-not-allowed</c>, <c>xml.transform-not-allowed</c>, <c>xml.algorithm-unknown</c>, <c>xml.signature-malformed</c>.</summary>
    public static Result<XmlReference> Read(XmlElement element)
    {
        if (element.GetAttributeNode("URI") is not { Value: var uri } || (uri.Length > 0 && uri[0] != '#') || uri.Contains('(', StringComparison.Ordinal) || uri == "#")
        {
            return Rejection.Invalid("xml.reference-not-allowed", "a reference is to this document, or by #Id to an element of it", "XML Signature §4.4.3.1");
        }

        var reader = new StrictElement(element);
        if (reader.Attributes("URI", "Id") is { } odd)
        {
            return odd;
        }

        var transforms = reader.Optional("Transforms");
        if (!reader.Next("DigestMethod").Try(out var digestMethod, out var refused) ||
            !reader.Next("DigestValue").Try(out var digestValue, out refused) ||
            !reader.End().Try(out _, out refused) ||
            !ReadTransforms(transforms).Try(out var read, out refused) ||
            !StrictElement.Algorithm(digestMethod).Try(out var digestUri, out refused) ||
            !StrictElement.Base64(digestValue).Try(out var value, out refused))
        {
            return refused;
        }

        return SignatureAlgorithm.All.FirstOrDefault(row => row.Xml?.DigestUri == digestUri) is { } digest
            ? new XmlReference(uri.Length == 0 ? null : uri[1..], read.IsEnveloped, read.Method, digest, value)
            : Rejection.Invalid("xml.algorithm-unknown", $"the digest {StrictElement.Shown(digestUri)} is not known", "XML Signature §6.2");
    }

    private static Result<Transforms> ReadTransforms(XmlElement? element)
    {
        // XML Signature §4.4.3.2: nodes that no transform turned into octets are canonicalised without comments.
        var read = new Transforms(false, Canonicalization.Inclusive);
        if (element is null)
        {
            return read;
        }

        var (reader, isCanonical) = (new StrictElement(element), false);
        while (reader.Optional("Transform") is { } transform)
        {
            if (isCanonical || !ReadTransform(transform, read).Try(out var next, out _))
            {
                return Rejection.Invalid(
                    "xml.transform-not-allowed",
                    $"{StrictElement.Shown(transform.GetAttribute("Algorithm"))}: allowed are enveloped-signature, once, and then one canonicalisation",
                    "XML Signature §8.1");
            }

            (read, isCanonical) = (next, transform.GetAttribute("Algorithm") != XmlNames.Enveloped);
        }

        return reader.Attributes() is { } odd ? odd : reader.End().Try(out _, out var refused) ? read : refused;
    }

    private static Result<Transforms> ReadTransform(XmlElement element, Transforms before)
    {
        if (element.GetAttribute("Algorithm") != XmlNames.Enveloped)
        {
            return ReadMethod(element).Try(out var method, out var refused) ? before with { Method = method } : refused;
        }

        return StrictElement.Algorithm(element).Try(out _, out var odd) && !before.IsEnveloped
            ? before with { IsEnveloped = true }
            : odd ?? Rejection.Invalid("xml.transform-not-allowed", "enveloped-signature twice");
    }

    /// <summary>A canonicalisation, of a transform or of SignedInfo. Refuses with <c>xml.canonicalisation-unknown</c>, <c>xml.signature-malformed</c>.</summary>
    public static Result<Canonicalization> ReadMethod(XmlElement element)
    {
        var uri = element.GetAttribute("Algorithm");
        if (Canonicalization.Find(uri) is not { } method)
        {
            return Rejection.Invalid("xml.canonicalisation-unknown", $"the canonicalisation {StrictElement.Shown(uri)} is not known", "XML Signature §6.5");
        }

        var reader = new StrictElement(element);
        if (!method.IsExclusive || reader.Optional("InclusiveNamespaces", Canonicalization.Exclusive.Uri) is not { } inclusive)
        {
            return StrictElement.Algorithm(element).Try(out _, out var odd) ? method : odd;
        }

        return (reader.Attributes("Algorithm") ?? new StrictElement(inclusive).Attributes("PrefixList")) is { } unknown ? unknown
            : !reader.End().Try(out _, out var more) || !new StrictElement(inclusive).End().Try(out _, out more) ? more
            : method with { Prefixes = inclusive.GetAttribute("PrefixList") };
    }

    private sealed record Transforms(bool IsEnveloped, Canonicalization Method);
}
