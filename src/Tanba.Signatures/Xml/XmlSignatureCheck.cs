using System.Xml;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Xml;

/// <summary>A signature whose value and digests hold, with the elements that it covers; what that is worth is for <see cref="Coverage"/>.</summary>
internal sealed record HeldSignature(CheckedXmlSigner Signer, IReadOnlyList<XmlNode> Covered);

/// <summary>Checks one signature (XML Signature §3.2): the value over SignedInfo, then the digest of each reference.</summary>
internal sealed class XmlSignatureCheck(XmlDocument document, ElementIds ids, IReadOnlyList<XmlSignature> all, XmlSignature signature)
{
    public Result<HeldSignature> Run()
    {
        if (!signature.Parts.Try(out var parts, out var refused) || !SignerOf(parts).Try(out var signer, out refused))
        {
            return refused;
        }

        var (signed, covered) = (new List<SignedPart>(), new List<XmlNode>());
        foreach (var reference in parts.References)
        {
            if (!TargetOf(reference).Try(out var target, out refused) || !OctetsOf(target, reference).Try(out var octets, out refused))
            {
                return refused;
            }

            covered.Add(target);
            signed.Add(new(target is XmlElement element ? Tree.PathOf(element) : "/", octets));
        }

        return new HeldSignature(signer with { Parts = signed }, covered);
    }

    /// <summary>Whose key made the value. Which certificate that is, is not signed in this form: the first one whose key fits.</summary>
    private static Result<CheckedXmlSigner> SignerOf(SignatureParts parts)
    {
        var rows = SignatureAlgorithm.All.Where(row => row.Xml?.SignatureUri == parts.AlgorithmUri).ToList();
        if (rows.Count == 0)
        {
            return Rejection.Invalid("xml.algorithm-unknown", $"the signature algorithm {StrictElement.Shown(parts.AlgorithmUri)} is not known", "XML Signature §6.4");
        }

        if (parts.Certificates.Count == 0)
        {
            return Rejection.Invalid("xml.certificate-missing", "the signer's certificate is not inside", "XML Signature §4.5.4");
        }

        // The parent's namespaces and xml: attributes belong to an inclusive form of SignedInfo, wherever it stands.
        var signedInfo = parts.Method.Octets(parts.SignedInfo, [], withComments: true);
        foreach (var certificate in parts.Certificates)
        {
            if (rows.Find(row => Holds(row, certificate, signedInfo, parts.Value)) is { } row)
            {
                return new CheckedXmlSigner(certificate, row, []);
            }
        }

        return Rejection.Invalid("xml.signature-wrong", "the value is not that of the certificate's key over SignedInfo", "XML Signature §3.2.2");
    }

    private static bool Holds(SignatureAlgorithm row, Certificate certificate, byte[] signedInfo, byte[] value) =>
        row.Fits(certificate.PublicKey) && row.Xml!.FromXml(certificate.PublicKey, value) is { } signature && row.Verify(certificate.PublicKey, signedInfo, signature);

    private Result<XmlNode> TargetOf(XmlReference reference)
    {
        if (reference.Id is not { } id)
        {
            return document;
        }

        if (!ids.Find(id).Try(out var element, out var refused))
        {
            return refused;
        }

        // What stands inside a signature is not what anybody is shown.
        for (XmlNode? at = element; at is not null; at = at.ParentNode)
        {
            if (Tree.IsSignature(at))
            {
                return Rejection.Invalid("xml.reference-not-allowed", "a reference into a signature", "XML Signature §8.1");
            }
        }

        return element;
    }

    private Result<byte[]> OctetsOf(XmlNode target, XmlReference reference)
    {
        IReadOnlyList<XmlElement> without = reference.IsEnveloped ? [signature.Element] : [];
        if (Digested(target, reference, without) is { } octets)
        {
            return octets;
        }

        // In the field each further signature is put behind the earlier ones, which do not know of it.
        var later = reference.IsEnveloped ? Later(target) : [];
        return later.Count > 0 && Digested(target, reference, [signature.Element, .. later]) is { } earlier
            ? earlier
            : Rejection.Invalid("xml.digest-wrong", $"{(target is XmlElement element ? Tree.PathOf(element) : "the document")} is not what was signed", "XML Signature §3.2.1");
    }

    // XML Signature §4.4.3.3: a reference to this document or by #Id leaves comments out, whatever the canonicalisation keeps.
    private static byte[]? Digested(XmlNode target, XmlReference reference, IReadOnlyList<XmlElement> without)
    {
        var octets = reference.Method.Octets(target, without, withComments: false);
        return reference.Digest.Digest(octets).AsSpan().SequenceEqual(reference.DigestValue) ? octets : null;
    }

    /// <summary>Signatures behind this one, all of which must hold nothing but a signature.</summary>
    private List<XmlElement> Later(XmlNode target)
    {
        var behind = all.SkipWhile(one => one != signature).Skip(1).Where(one => Tree.IsWithin(one.Element, target)).ToList();
        return behind.TrueForAll(one => !one.Parts.IsRefused) ? [.. behind.Select(one => one.Element)] : [];
    }
}
