using System.Text.Json;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths.Conformance;

/// <summary>BoringSSL's suites: chains on which two other programs agree, certificates that are not to be read, lists and replies.</summary>
public class BoringSslTests
{
    private const string Folder = "conformance/boringssl-pki";

    /// <summary>
    /// Where the suite says "unknown" because BoringSSL processes no indirect lists, and the lists speak all the same: one is of the issuer
    /// itself and says that it may hold entries of others too (RFC 5280 §5.2.5), one is of the issuer where a point names another (§6.3.3,
    /// last paragraph: lists of the issuer count beside those of the points).
    /// </summary>
    private static readonly string[] KnownByTheStandard = ["bad_crldp_has_crlissuer", "bad_idp_indirectcrl"];

    [Fact]
    public void Every_core_chain_has_the_verdict_of_the_suite()
    {
        var suite = new Manifest(Folder, "chains.json");
        suite.Check([.. suite.Cases().Where(one => one.GetProperty("core").GetBoolean())], one =>
        {
            var purpose = Manifest.Parameter(one, "keyPurpose")!;
            var (isValid, why, _) = suite.Judge(one, new()
            {
                At = Manifest.Time(one)!.Value,
                Revocation = RevocationChecking.None,

                // The suite's own parameter: SHA-1 is believed in it unless that says STRONG.
                Strength = Manifest.Parameter(one, "digestPolicy") == "STRONG" ? PathStrength.Usual : PathStrength.Any,
                Purpose = purpose.StartsWith("SERVER_AUTH", StringComparison.Ordinal) ? PathPurpose.TlsServer
                    : purpose.StartsWith("CLIENT_AUTH", StringComparison.Ordinal) ? PathPurpose.Authentication
                    : PathPurpose.Any,
            });
            return isValid == (Manifest.Text(one, "expect") == "valid") ? null : why;
        });
    }

    [Fact]
    public void Sha_1_is_not_believed_where_the_suite_asks_for_strength_nor_as_a_rule()
    {
        var suite = new Manifest(Folder, "chains.json");
        suite.Check([.. suite.Cases().Where(one => Manifest.Text(one, "id").Contains("sha1", StringComparison.Ordinal))], one =>
            suite.Judge(one, new() { At = Manifest.Time(one)!.Value, Revocation = RevocationChecking.None }).Verdict!.Reason == PathReason.AlgorithmNotTrusted ? null : "believed");
    }

    [Fact]
    public void A_malformed_certificate_is_not_read_or_not_believed()
    {
        var suite = new Manifest(Folder, "parse.json");
        suite.Check([.. suite.Cases().Where(one => Manifest.Text(one, "expect") == "reject")], one =>
        {
            var read = suite.Read(Manifest.Text(one, "file"));
            return read.IsRefused ? null
                : TestPki.Judge(read.Value, [], [read.Value], read.Value.NotBefore) is { Reason: PathReason.ProfileBroken or PathReason.UnknownCriticalExtension } ? null : "read and believed";
        });
    }

    [Fact]
    public void Lists_have_the_verdict_of_the_suite()
    {
        var suite = new Manifest(Folder, "crl.json");
        suite.Check([.. suite.Cases().Where(one => !KnownByTheStandard.Contains(Manifest.Text(one, "id")))], one =>
        {
            var list = CertificateList.Decode(suite.Octets(Manifest.Text(one, "crl")));
            var status = Status(suite, one, list.IsRefused ? [] : [list.Value], []);
            return status == Manifest.Text(one, "expect") ? null : $"{status} ({list.Rejection})";
        });
    }

    [Fact]
    public void Replies_have_the_verdict_of_the_suite()
    {
        // One certificate has a serial number that is not DER: it is not read here.
        var suite = new Manifest(Folder, "ocsp.json");
        suite.Check([.. suite.Cases().Where(one => Manifest.Text(one, "id") != "good_response_invalid_serial")], one =>
        {
            var reply = OcspAnswer.Decode(suite.Octets(Manifest.Text(one, "response")));
            var status = Status(suite, one, [], reply.IsRefused ? [] : [reply.Value]);
            return status == Manifest.Text(one, "expect") ? null : $"{status}, not {Manifest.Text(one, "expect")} ({reply.Rejection})";
        });
    }

    private static string Status(Manifest suite, JsonElement one, IReadOnlyList<CertificateList> lists, IReadOnlyList<OcspAnswer> replies)
    {
        var (certificate, issuer) = (suite.Read(Manifest.Text(one, "cert")).Value, suite.Read(Manifest.Text(one, "issuer")).Value);
        List<Certificate> roots = one.TryGetProperty("issuerExtra", out var extra) ? [issuer, suite.Read(extra.GetString()!).Value] : [issuer];
        var fact = PathValidation.Status(certificate, issuer, new(roots, [], lists, replies), new()
        {
            At = Manifest.Time(one)!.Value,
            MaxEvidenceAge = TimeSpan.FromSeconds(one.GetProperty("maxAgeSeconds").GetInt32()),
        });
        return fact.IsRevoked ? "revoked" : fact.IsGood ? "good" : "unknown";
    }
}
