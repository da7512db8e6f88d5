using System.Xml;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Xml;

/// <summary>
/// What a <c>ds:Signature</c> says, read strictly: SignedInfo, SignatureValue, KeyInfo, nothing else:
/// <code>
/// Signature  ::= SignedInfo SignatureValue KeyInfo
/// SignedInfo ::= CanonicalizationMethod SignatureMethod Reference+
/// </code>
/// (XML Signature §4.1, without ds:Object).
/// </summary>
internal sealed record SignatureParts(
    XmlElement SignedInfo,
    Canonicalization Method,
    string AlgorithmUri,
    IReadOnlyList<XmlReference> References,
    byte[] Value)
{
    private const int MostReferences = 8;

    /// <summary>The certificates in KeyInfo, in their order, without repetitions.</summary>
    public required IReadOnlyList<Certificate> Certificates { get; init; }

    public static Result<SignatureParts> Read(XmlElement signature)
    {
        var reader = new StrictElement(signature);
        if (reader.Attributes("Id") is { } odd)
        {
            return odd;
        }

        if (!reader.Next("SignedInfo").Try(out var signedInfo, out var refused) || !reader.Next("SignatureValue").Try(out var value, out refused))
        {
            return refused;
        }

        var keyInfo = reader.Optional("KeyInfo");
        if (!reader.End().Try(out _, out refused) || !StrictElement.Base64(value).Try(out var octets, out refused))
        {
            return refused;
        }

        return !ReadSignedInfo(signedInfo, octets).Try(out var parts, out refused) ? refused
            : !KeyInformation.Read(keyInfo).Try(out var certificates, out refused) ? refused
            : parts with { Certificates = certificates };
    }

    private static Result<SignatureParts> ReadSignedInfo(XmlElement signedInfo, byte[] value)
    {
        var reader = new StrictElement(signedInfo);
        if (reader.Attributes("Id") is { } odd)
        {
            return odd;
        }

        if (!reader.Next("CanonicalizationMethod").Try(out var canonicalization, out var refused) ||
            !reader.Next("SignatureMethod").Try(out var signatureMethod, out refused) ||
            !XmlReference.ReadMethod(canonicalization).Try(out var method, out refused) ||
            !StrictElement.Algorithm(signatureMethod).Try(out var algorithm, out refused))
        {
            return refused;
        }

        var references = new List<XmlReference>();
        while (reader.Optional("Reference") is { } element)
        {
            if (references.Count == MostReferences)
            {
                return StrictElement.Malformed($"more than {MostReferences} references");
            }

            if (!XmlReference.Read(element).Try(out var reference, out refused))
            {
                return refused;
            }

            references.Add(reference);
        }

        return !reader.End().Try(out _, out refused) ? refused
            : references.Count == 0 ? StrictElement.Malformed("nothing is referred to")
            : new SignatureParts(signedInfo, method, algorithm, references, value) { Certificates = [] };
    }
}
