using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Tanba.Pki.Certificates;
using Tanba.Signatures.Cms;
using Tanba.Signatures.Xml;
using Tanba.Tests;

namespace Tanba.Bench.Verify;

/// <summary>
/// Signatures of documents, read and checked anew each time, beside the platform's SignedCms and SignedXml and libcrypto's
/// <c>CMS_verify</c>; whether the signer is trusted is the paths' matter.
/// </summary>
internal static class DocumentRace
{
    private const int Octets = 4096;

    public static void Run(string kind)
    {
        using var certificates = new ThreeCertificates(kind);
        var leaf = Certificate.Decode(certificates.Leaves[0]).Value;
        var cms = SignCms.Sign(new byte[Octets], leaf, certificates.LeafKey, TestPki.Now, attached: true);
        Race.Run($"CMS of {Octets} octets, {kind}", 1, () => CheckCms(cms), ("SignedCms of .NET", () => CheckCmsOfPlatform(cms), null), ("OpenSSL", () => OpenSslVerify.VerifyCms(cms), null));

        using var platform = X509CertificateLoader.LoadCertificate(certificates.Leaves[0]);
        foreach (var (name, text) in ((string, string)[])[($"XML of {Octets} octets", new('x', Octets)), ("XML of ten elements", Items())])
        {
            var xml = Encoding.UTF8.GetBytes(SignXml.Sign($"<doc>{text}</doc>", XmlPlace.WholeDocument, leaf, certificates.LeafKey).Value);

            // .NET's SignedXml knows no ECDSA.
            (string, Action, double?)[] rivals = kind.StartsWith("rsa", StringComparison.Ordinal) ? [("SignedXml of .NET", () => CheckXmlOfPlatform(xml, platform), null)] : [];
            Race.Run($"{name}, {kind}", 1, () => CheckXml(xml), rivals);
        }
    }

    private static string Items() => string.Concat(Enumerable.Range(0, 10).Select(n => $"<item n=\"{n}\">құжат {n}</item>"));

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

    private static void CheckXml(byte[] document) => _ = SignedXmlDocument.Decode(document).Value.Check().Value[0].Value;

    private static void CheckXmlOfPlatform(byte[] document, X509Certificate2 certificate)
    {
        var read = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using var reader = XmlReader.Create(new MemoryStream(document), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        read.Load(reader);
        var signed = new SignedXml(read);
        signed.LoadXml((XmlElement)read.GetElementsByTagName("Signature", SignedXml.XmlDsigNamespaceUrl)[0]!);
        if (!signed.CheckSignature(certificate, verifySignatureOnly: true))
        {
            throw new InvalidOperationException("a good signature was refused");
        }
    }
}
