using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Tanba.Keys;
using Tanba.Signatures.Xml;
using Tanba.Tests;

namespace Tanba.Bench.Verify;

/// <summary>A signed XML document of ten elements, read and checked, beside the platform's SignedXml.</summary>
internal static class XmlRace
{
    public static void Run(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        var certificate = TestPki.Make(TestPki.Issuing.Subject, TestPki.Person, key, TestPki.IssuingKey, TestPki.Signing());
        var xml = SignXml.Sign($"<doc>{string.Concat(Enumerable.Range(0, 10).Select(n => $"<item n=\"{n}\">құжат {n}</item>"))}</doc>", XmlPlace.WholeDocument, certificate, key).Value;
        var octets = Encoding.UTF8.GetBytes(xml);
        using var platform = X509CertificateLoader.LoadCertificate(certificate.Encoded.Span);
        Race.Run($"XML signature, {kind}", 1, () => Require(!SignedXmlDocument.Decode(octets).Value.Check().Value[0].IsRefused), (".NET SignedXml", () => Require(Platform(octets, platform)), null));
    }

    private static bool Platform(byte[] octets, X509Certificate2 certificate)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using var reader = XmlReader.Create(new MemoryStream(octets), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        document.Load(reader);
        var signed = new SignedXml(document);
        signed.LoadXml((XmlElement)document.GetElementsByTagName("Signature", SignedXml.XmlDsigNamespaceUrl)[0]!);
        return signed.CheckSignature(certificate, verifySignatureOnly: true);
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("A right signature was refused.");
        }
    }
}
