using System.Text;
using Tanba.Pki;
using Tanba.Pki.Paths;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;
using Tanba.Signatures.Xml;

namespace Tanba.Tests.Fuzz;

/// <summary>The readers of signed documents, each with one that is good; what is read is judged too.</summary>
internal static class DocumentTargets
{
    private static readonly PathEvidence Evidence = new([TestPki.Root], [TestPki.Issuing]);
    private static readonly PathParameters Parameters = new() { At = TestPki.Now, Revocation = RevocationChecking.None };

    public static IReadOnlyList<FuzzTarget> All()
    {
        var content = Encoding.UTF8.GetBytes("Шарт № 17");
        var imprint = MessageImprint.Of(Oids.Sha256, content);
        return
        [
            new("CMS, attached", Sign(content, attached: true), Same, octets => ReadCms(octets, null)),
            new("CMS, detached", Sign(content, attached: false), Same, octets => ReadCms(octets, content)),
            new("CMS, content that comes in parts", Sign(content, attached: true), Same, ReadFile),
            new("XML signature", Encoding.UTF8.GetBytes(SignedXml()), Same, ReadXml),
            new("time stamp request", TimeStampRequest.For(imprint).Encode(), Same, octets => TimeStampRequest.Decode(octets).Rejection),
            new("time stamp response", TimeStampResponse.Granted(Sign(content, attached: true)), Same, octets => TimeStampResponse.Decode(octets).Rejection),
        ];
    }

    private static byte[] Same(byte[] octets) => octets;

    private static byte[] Sign(byte[] content, bool attached) => SignCms.Sign(content, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached, [TestPki.Issuing]);

    private static string SignedXml() => SignXml.Sign(
        "<?xml version=\"1.0\"?><contract xmlns=\"urn:example\" n='17'><!-- c --><sum currency=\"KZT\">100</sum></contract>", XmlPlace.WholeDocument, TestPki.Leaf, TestPki.PersonKey).Value;

    private static Rejection? ReadCms(byte[] octets, byte[]? detached)
    {
        if (!SignedCms.Decode(octets).Try(out var read, out var refused))
        {
            return refused;
        }

        _ = VerifyCms.Run(read, detached, Evidence, Parameters);
        return null;
    }

    private static Rejection? ReadFile(byte[] octets)
    {
        using var stream = new MemoryStream(octets);
        if (!CmsFile.Open(stream).Try(out var read, out var refused))
        {
            return refused;
        }

        _ = VerifyCms.Run(read, null, Evidence, Parameters);
        return null;
    }

    private static Rejection? ReadXml(byte[] octets) =>
        SignedXmlDocument.Decode(octets).Try(out var read, out var refused) ? read.Check().Rejection : refused;
}
