using Tanba.Pki.Ocsp;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths.Conformance;

/// <summary>Replies of OpenSSL's and GnuTLS's suites: who may sign them.</summary>
public class OcspTests
{
    [Theory]
    [InlineData("conformance/ocsp/openssl", "manifest.json", 59)]
    [InlineData("conformance/ocsp", "gnutls-manifest.json", 3)]
    public void Every_reply_has_the_verdict_of_the_suite(string folder, string file, int count)
    {
        var suite = new Manifest(folder, file);
        var cases = suite.Cases();
        suite.Check(cases, one =>
        {
            var why = OcspAnswer.Decode(suite.Octets(Manifest.Text(one, "response"))).Try(out var answer, out var unread)
                ? OcspValidation.WhyNot(answer, new(suite.All(one, "trust"), suite.All(one, "untrusted")), new() { At = Manifest.Time(one)!.Value, Revocation = RevocationChecking.None })
                : unread;
            return why is null == (Manifest.Text(one, "expect") == "valid") ? null : $"{why}";
        });
        Assert.Equal(count, cases.Count);
    }
}
