using System.Text;
using Tanba.Pki;
using Tanba.Signatures.Xml;

namespace Tanba.Tests.Fuzz;

/// <summary>The reader and the check of signed XML: whole documents, elements, several signatures; and content that is signed anew after the change.</summary>
internal static class XmlTargets
{
    private const string Document = "<doc xmlns:n=\"urn:n\" xml:lang=\"kk\"><n:part Id=\"p\" b=\"1\">құжат &amp; <![CDATA[<x>]]></n:part><!-- c --><?pi d?><e xmlns=\"urn:d\"/></doc>";

    public static IReadOnlyList<FuzzTarget> All() =>
    [
        new("XML, whole", Sign(Document, XmlPlace.WholeDocument), Same, Check),
        new("XML, element", Sign(Document, new(ElementPath.Parse("//n:part").Value)), Same, Check),
        new("XML, signed twice", Sign(Encoding.UTF8.GetString(Sign(Document, XmlPlace.WholeDocument)), XmlPlace.WholeDocument), Same, Check),
        new("XML, signed anew", Encoding.UTF8.GetBytes(Document), SignAnew, Check),
        new("path in XML", Encoding.UTF8.GetBytes("//n:part[@Id='p']"), Same, octets => ElementPath.Parse(Encoding.UTF8.GetString(octets)).Rejection),
    ];

    private static byte[] Same(byte[] octets) => octets;

    private static byte[] Sign(string xml, XmlPlace place) => Encoding.UTF8.GetBytes(SignXml.Sign(xml, place, TestPki.Leaf, TestPki.PersonKey).Value);

    /// <summary>What can be signed must hold afterwards; what cannot goes to the reader as it is.</summary>
    private static byte[] SignAnew(byte[] octets) =>
        SignXml.Sign(Encoding.UTF8.GetString(octets), XmlPlace.WholeDocument, TestPki.Leaf, TestPki.PersonKey).Try(out var signed, out _) ? Encoding.UTF8.GetBytes(signed) : octets;

    private static Rejection? Check(byte[] octets) => SignedXmlDocument.Decode(octets).Try(out var document, out var refused)
        ? document.Check().Value.Select(one => one.Rejection).FirstOrDefault(one => one is not null)
        : refused;
}
