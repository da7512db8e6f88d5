using System.Text;
using System.Text.Json;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>Documents that the national provider and the national agent signed.</summary>
public class NationalXmlTests
{
    [Theory]
    [InlineData("gost512/xml_simple.signed.xml", "/", "GOST 34.10-2015 512", "<a>1")]
    [InlineData("gost512/xml_ns.signed.xml", "/", "GOST 34.10-2015 512", "spaced ")]
    [InlineData("gost512/xml_xpath.signed.xml", "/root/a", "GOST 34.10-2015 512", "<x>1")]
    [InlineData("signed/validation_1.xml", "/", "GOST 34.10-2015 512", "QCxn00hfuH9zCv58")]
    [InlineData("signed/RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.xml", "/", "RSA SHA-256", "NCANode")]
    public void Its_signature_holds_and_a_changed_document_is_refused(string file, string covered, string algorithm, string changed)
    {
        var octets = File.ReadAllBytes(SharedData.Path(file));
        var signer = Assert.Single(SignedXmlDocument.Decode(octets).Value.Check().Value).Value;
        Assert.Equal(algorithm, signer.Algorithm.Name);
        Assert.Equal(covered, Assert.Single(signer.Parts).Path);

        var text = Encoding.UTF8.GetString(octets);
        Letters.Refused("xml.digest-wrong", text.With(changed, changed[..^1] + "z"));
        Letters.Refused("xml.signature-wrong", text.With("<ds:Reference URI", "<ds:Reference  Id=\"x\" URI"));
    }

    [Fact]
    public void The_person_of_the_certificate_is_known()
    {
        var signer = Letters.OnlySigner(File.ReadAllText(SharedData.Path("signed/validation_1.xml")));
        Assert.Equal("123456789011", signer.Certificate.Subject.Iin);
        Assert.Equal("123456789021", signer.Certificate.Subject.Bin);
    }

    [Theory]
    [InlineData("xml_simple")]
    [InlineData("xml_ns")]
    [InlineData("xml_xpath")]
    public void What_we_make_of_the_same_document_has_the_same_digests(string name)
    {
        var (theirs, input) = (File.ReadAllText(SharedData.Path($"gost512/{name}.signed.xml")), File.ReadAllText(SharedData.Path($"gost512/{name}.input.xml")));
        using var key = Keys.SoftwareKey.Generate("gost512");
        var place = name == "xml_xpath" ? new XmlPlace(Letters.Path("//a"), Letters.Path("/root")) : XmlPlace.WholeDocument;
        var ours = SignXml.Sign(input, place, Letters.CertificateOf(key), key).Value;
        Assert.Equal(Compact(theirs), Compact(ours));
    }

    [Fact]
    public void Recorded_replies_of_the_agent_have_the_digest_that_we_compute()
    {
        using var pairs = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("ncalayer/recorded-pairs.json")));
        var replies = AllStrings(pairs.RootElement).Where(text => text.StartsWith("<?xml", StringComparison.Ordinal) && text.Contains("<ds:SignedInfo", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(replies);
        var ours = Compact(Letters.Sign("<tag>data</tag>"));
        Assert.All(replies, reply => Assert.Equal(ours, Compact(reply)));
    }

    /// <summary>SignedInfo without white space between tags and in base64, and the digest's own.</summary>
    private static string Compact(string xml)
    {
        var start = xml.IndexOf("<ds:SignedInfo", StringComparison.Ordinal);
        var signedInfo = xml[start..xml.IndexOf("</ds:SignedInfo>", StringComparison.Ordinal)];
        return string.Concat(signedInfo.Replace("&#13;", string.Empty, StringComparison.Ordinal).Replace(" />", "/>", StringComparison.Ordinal).Where(letter => letter is not ('\n' or '\r')));
    }

    private static IEnumerable<string> AllStrings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(AllStrings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => AllStrings(member.Value)),
        _ => [],
    };
}
