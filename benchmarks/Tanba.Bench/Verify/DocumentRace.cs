using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Tanba.Pki.Certificates;
using Tanba.Signatures.Cms;
using Tanba.Signatures.Xml;
using Tanba.Tests;

namespace Tanba.Bench.Verify;

/// <summary>Signatures of documents, read and checked anew each time; whether the signer is trusted is the paths' matter.</summary>
internal static class DocumentRace
{
    private const int Octets = 4096;

    public static void Run(string kind)
    {
        using var certificates = new ThreeCertificates(kind);
        var leaf = Certificate.Decode(certificates.Leaves[0]).Value;
        var cms = SignCms.Sign(new byte[Octets], leaf, certificates.LeafKey, TestPki.Now, attached: true);
        Race.Run($"CMS of {Octets} octets, {kind}", 1, () => CheckCms(cms), ("SignedCms of .NET", () => CheckCmsOfPlatform(cms), null), ("OpenSSL", () => OpenSslVerify.VerifyCms(cms), null));
        var xml = SignXml.Sign($"<contract><text>{new string('x', Octets)}</text></contract>", XmlPlace.WholeDocument, leaf, certificates.LeafKey).Value;
        Race.Run($"XML of {Octets} octets, {kind}", 1, () => CheckXml(xml), ("SignedXml of .NET", () => CheckXmlOfPlatform(xml, certificates.Leaves[0]), null));
    }

    private static void CheckCms(byte[] document)
    {
        var read = SignedCms.Decode(document).Value;
        _ = read.Check(read.Signers[0]).Value;
    }

    private static void CheckCmsOfPlatform(byte[] document)
    {
        var read = new System.Security.Cryptography.Pkcs.SignedCms();
        read.Decode(document);
        read.CheckSignature(verifySignatureOnly: true);
    }

    private static void CheckXml(string document) => _ = SignedXmlDocument.Decode(Encoding.UTF8.GetBytes(document)).Value.Check().Value[0].Value;

    private static void CheckXmlOfPlatform(string document, byte[] leaf)
    {
        var read = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        read.LoadXml(document);
        var signed = new SignedXml(read);
        signed.LoadXml((XmlElement)read.GetElementsByTagName("Signature", SignedXml.XmlDsigNamespaceUrl)[0]!);
        using var certificate = X509CertificateLoader.LoadCertificate(leaf);
        if (!signed.CheckSignature(certificate, verifySignatureOnly: true))
        {
            throw new InvalidOperationException("a good signature was refused");
        }
    }
}
