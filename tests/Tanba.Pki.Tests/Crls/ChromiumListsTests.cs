using System.Text.Json;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Tests.Crls;

/// <summary>Revocation lists of BoringSSL's suite: a list that must not be believed is refused when read, or does not say "good" under our reading of it.</summary>
public class ChromiumListsTests
{
    // These rest on the age that the reader allows, on the distribution point of the certificate, or on fields nothing here reads.
    private static readonly string[] ByTheReader =
    [
        "bad_crldp_has_crlissuer", "bad_nextupdate_too_old", "bad_thisupdate_in_future", "bad_thisupdate_too_old",
    ];

    [Fact]
    public void A_good_list_is_read_and_says_who_is_revoked()
    {
        var wrong = Cases().Where(one => one.Expect is "good" or "revoked").Where(one => Verdict(one) != one.Expect && !UsesScope(one) && !one.Id.EndsWith("rollover", StringComparison.Ordinal)).Select(one => one.Id);
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_bad_list_is_not_believed()
    {
        var wrong = Cases().Where(one => one.Expect == "unknown" && !ByTheReader.Contains(one.Id)).Where(one => Verdict(one) == "good").Select(one => one.Id);
        Assert.Empty(wrong);
    }

    /// <summary>An issuingDistributionPoint is critical, and a scope is not processed: the list is refused, which is safe.</summary>
    private static bool UsesScope(Case one) => CertificateList.Decode(File.ReadAllBytes(one.List)).Rejection?.Detail.Contains(Oids.IssuingDistributionPoint, StringComparison.Ordinal) ?? false;

    private static string Verdict(Case one)
    {
        if (!CertificateList.Decode(File.ReadAllBytes(one.List)).Try(out var list, out var rejection))
        {
            return rejection.Code;
        }

        var (certificate, issuer) = (Read(one.Certificate), Read(one.Issuer));
        return !list.IsIssuedBy(issuer) ? "unknown"
            : list.Find(certificate.SerialNumber) is null ? "good" : "revoked";
    }

    private static Certificate Read(string path) => Certificate.Decode(File.ReadAllBytes(path)).Value;

    private static List<Case> Cases()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Data("crl.json")));
        return [.. manifest.RootElement.EnumerateArray().Select(one => new Case(
            one.GetProperty("id").GetString()!,
            Data(one.GetProperty("cert").GetString()!),
            Data(one.GetProperty("issuer").GetString()!),
            Data(one.GetProperty("crl").GetString()!),
            one.GetProperty("expect").GetString()!))];
    }

    private static string Data(string file) => SharedData.Path("conformance/boringssl-pki/" + file);

    private sealed record Case(string Id, string Certificate, string Issuer, string List, string Expect);
}
