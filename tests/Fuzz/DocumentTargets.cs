using System.Text;
using Tanba.Pki;
using Tanba.Pki.Paths;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;
using Tanba.Signatures.TimeStamps;
using Tanba.Signatures.Xml;

namespace Tanba.Tests.Fuzz;

/// <summary>The readers of signed documents, each with one that is good; what is read is judged too. Where a signature would end the reading early, what is signed is changed and signed anew.</summary>
internal static class DocumentTargets
{
    /// <summary>The one reader of something that may break off and still be right.</summary>
    public const string PathInXml = "path in XML";

    private const string Document =
        "<doc xmlns:n=\"urn:n\" xml:lang=\"kk\"><n:part Id=\"p\" b=\"1\">құжат &amp; <![CDATA[<x>]]></n:part><!-- c --><?pi d?><e xmlns=\"urn:d\"/></doc>";

    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Шарт № 17");
    private static readonly PathEvidence Evidence = new([TestPki.Root], [TestPki.Issuing]);
    private static readonly PathParameters Parameters = new() { At = TestPki.Now, Revocation = RevocationChecking.None };

    public static IReadOnlyList<FuzzTarget> All() => [.. Cms(), .. TimeStamps(), .. Xml()];

    private static FuzzTarget[] Cms() =>
    [
        new("CMS, attached", SignCmsOf(Content, attached: true), Same, octets => ReadCms(octets, null)),
        new("CMS, detached", SignCmsOf(Content, attached: false), Same, octets => ReadCms(octets, Content)),
        new("CMS, content that comes in parts", SignCmsOf(Content, attached: true), Same, ReadCmsFile),
    ];

    private static FuzzTarget[] TimeStamps()
    {
        var imprint = MessageImprint.Of(Oids.Sha256, Content);
        var info = new TstInfo { Policy = Oids.KzPolicyTsaGost2015, Imprint = imprint, SerialNumber = TestPki.Leaf.SerialNumber, Time = TestPki.Now };
        return
        [
            new("time stamp request", TimeStampRequest.For(imprint).Encode(), Same, octets => TimeStampRequest.Decode(octets).Rejection),
            new("time stamp response", TimeStampResponse.Granted(SignCmsOf(Content, attached: true)), Same, octets => TimeStampResponse.Decode(octets).Rejection),
            new("time stamp token", Stamp(info.Encode()), Same, ReadStamp),
            new("time stamp token, signed anew", info.Encode(), Stamp, ReadStamp),
        ];
    }

    private static FuzzTarget[] Xml() =>
    [
        new("XML, whole", SignXmlOf(Document, XmlPlace.WholeDocument), Same, ReadXml),
        new("XML, element", SignXmlOf(Document, new(ElementPath.Parse("//n:part").Value)), Same, ReadXml),
        new("XML, signed twice", SignXmlOf(Encoding.UTF8.GetString(SignXmlOf(Document, XmlPlace.WholeDocument)), XmlPlace.WholeDocument), Same, ReadXml),
        new("XML, signed anew", Encoding.UTF8.GetBytes(Document), SignXmlAnew, ReadXml),
        new(PathInXml, Encoding.UTF8.GetBytes("//n:part[@Id='p']"), Same, octets => ElementPath.Parse(Encoding.UTF8.GetString(octets)).Rejection),
    ];

    private static byte[] Same(byte[] octets) => octets;

    private static byte[] SignCmsOf(byte[] content, bool attached) => SignCms.Sign(content, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached, [TestPki.Issuing]);

    private static byte[] Stamp(byte[] info) => SignCms.Sign(info, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true, [TestPki.Issuing], Oids.TstInfo);

    private static byte[] SignXmlOf(string xml, XmlPlace place) => Encoding.UTF8.GetBytes(SignXml.Sign(xml, place, TestPki.Leaf, TestPki.PersonKey).Value);

    /// <summary>What can be signed must hold afterwards; what cannot goes to the reader as it is.</summary>
    private static byte[] SignXmlAnew(byte[] octets) =>
        SignXml.Sign(Encoding.UTF8.GetString(octets), XmlPlace.WholeDocument, TestPki.Leaf, TestPki.PersonKey).Try(out var signed, out _) ? Encoding.UTF8.GetBytes(signed) : octets;

    private static Rejection? ReadCms(byte[] octets, byte[]? detached)
    {
        if (!SignedCms.Decode(octets).Try(out var read, out var refused))
        {
            return refused;
        }

        _ = VerifyCms.Run(read, detached, Evidence, Parameters);
        return null;
    }

    private static Rejection? ReadCmsFile(byte[] octets)
    {
        using var stream = new MemoryStream(octets);
        if (!CmsFile.Open(stream).Try(out var read, out var refused))
        {
            return refused;
        }

        _ = VerifyCms.Run(read, null, Evidence, Parameters);
        return null;
    }

    private static Rejection? ReadStamp(byte[] octets)
    {
        _ = VerifyTimeStamp.Run(octets, Content, Evidence, Parameters);
        return TimeStampToken.Decode(octets).Rejection;
    }

    private static Rejection? ReadXml(byte[] octets) => SignedXmlDocument.Decode(octets).Try(out var document, out var refused)
        ? document.Check().Value.Select(one => one.Rejection).FirstOrDefault(one => one is not null)
        : refused;
}
