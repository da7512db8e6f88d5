using System.Text;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>Outside octets that are almost right are answered, never thrown at.</summary>
public class MutatedXmlTests
{
    [Fact]
    public void A_changed_document_is_refused_or_says_the_same()
    {
        const string xml = "<doc xmlns:n=\"urn:n\"><n:a Id=\"p\" b=\"1\">құжат</n:a><!-- c --></doc>";
        foreach (var valid in new[] { Letters.Sign(Letters.Sign(xml)), Letters.SignPart(xml, "//n:a") })
        {
            var said = Said(Encoding.UTF8.GetBytes(valid)).Single();
            Mutated.NeverThrows(Encoding.UTF8.GetBytes(valid), SignedXmlDocument.Decode, (mutated, document) =>
            {
                // What still verifies says what was signed.
                Assert.All(Said(mutated), text => Assert.Equal(said, text));
                Assert.All(document.Check().Value, one => Assert.True(one.Rejection is null || one.Rejection.Code.StartsWith("xml.", StringComparison.Ordinal)));
            });
        }
    }

    [Fact]
    public void Octets_of_any_kind_are_refused()
    {
        for (var i = 0; i < 300; i++)
        {
            var octets = System.Security.Cryptography.RandomNumberGenerator.GetBytes(i);
            Assert.StartsWith("xml.", SignedXmlDocument.Decode(octets).Rejection!.Code, StringComparison.Ordinal);
        }
    }

    private static HashSet<string> Said(byte[] octets) =>
        [.. SignedXmlDocument.Decode(octets).Value.Check().Value.Where(one => !one.IsRefused).SelectMany(one => one.Value.Parts).Select(Letters.Text).Where(text => !text.Contains("Signature", StringComparison.Ordinal))];
}
