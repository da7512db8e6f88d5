using System.Collections.Frozen;
using System.Xml;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Xml;

/// <summary>
/// <c>ds:KeyInfo</c> (XML Signature §4.5): the certificates are used; names, numbers and keys beside them are let be, for they prove
/// nothing; anything that would have to be fetched, or that is of another kind, is refused.
/// </summary>
internal static class KeyInformation
{
    private const int MostCertificates = 10;
    private const int MostElements = 64;

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "KeyName", "KeyValue", "RSAKeyValue", "Modulus", "Exponent", "X509Data", "X509Certificate", "X509SubjectName", "X509IssuerSerial", "X509IssuerName", "X509SerialNumber", "X509SKI");

    /// <summary>Refuses with <c>xml.signature-malformed</c>, <c>xml.certificate-malformed</c>.</summary>
    public static Result<IReadOnlyList<Certificate>> Read(XmlElement? keyInfo)
    {
        var (certificates, elements) = (new List<Certificate>(), 0);
        foreach (var element in keyInfo is null ? [] : Under(keyInfo))
        {
            if (!Known.Contains(element.LocalName) || element.NamespaceURI != XmlNames.Signatures || ++elements > MostElements)
            {
                return StrictElement.Malformed($"{StrictElement.Shown(element.Name)} in KeyInfo is not read");
            }

            if (element.LocalName != "X509Certificate")
            {
                continue;
            }

            if (!StrictElement.Base64(element).Try(out var octets, out var refused))
            {
                return refused;
            }

            if (!Certificate.Decode(octets).Try(out var certificate, out refused) || certificates.Count == MostCertificates)
            {
                return Rejection.Invalid("xml.certificate-malformed", refused?.Detail ?? $"more than {MostCertificates} certificates");
            }

            certificates.Add(certificate);
        }

        return Result.Of<IReadOnlyList<Certificate>>([.. certificates.Distinct()]);
    }

    private static IEnumerable<XmlElement> Under(XmlElement element) => element.ChildNodes.OfType<XmlElement>().SelectMany(child => Under(child).Prepend(child));
}
