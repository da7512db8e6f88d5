using Tanba.Pki;
using Tanba.Pki.Paths;

namespace Tanba.Signatures.Xml;

/// <summary>Judges a document with XML signatures as a relying party does: each signature, and the signer's certificate at the time asked.</summary>
public static class VerifyXml
{
    /// <summary>Judges every signature. Refuses with <c>xml.path-finds-nothing</c> only. Safe from any thread, one at a time for each document.</summary>
    /// <param name="document">As it was read.</param>
    /// <param name="shown">The element that the caller will act on; null as in <see cref="SignedXmlDocument.Check"/>.</param>
    /// <param name="evidence">What paths are built and judged from; certificates of the document are added.</param>
    /// <param name="parameters">The time asked, and how paths are judged; <see cref="PathPurpose.Signing"/> is usual.</param>
    public static Result<XmlVerdict> Run(SignedXmlDocument document, ElementPath? shown, PathEvidence evidence, PathParameters parameters)
    {
        if (!document.Check(shown).Try(out var checks, out var refused))
        {
            return refused;
        }

        var joined = JoinedEvidence.Of(evidence, [.. document.Signatures.SelectMany(signature => signature.Certificates)]);
        return new XmlVerdict([.. document.Signatures.Zip(checks, (signature, check) => Signer(signature, check, joined, parameters))]);
    }

    private static XmlSignerVerdict Signer(XmlSignature signature, Result<CheckedXmlSigner> check, PathEvidence evidence, PathParameters parameters)
    {
        var verdict = new XmlSignerVerdict { Signature = signature, At = parameters.At };
        if (!check.Try(out var held, out var refused))
        {
            return verdict with { Reason = refused.Code, Detail = refused.Detail, Certificate = signature.Certificates is [var first, ..] ? first : null };
        }

        var path = PathValidation.Validate(held.Certificate, evidence, parameters);
        return verdict with { Reason = path.Reason?.Code(), Detail = path.Detail, Certificate = held.Certificate, Parts = held.Parts, Path = path };
    }
}
