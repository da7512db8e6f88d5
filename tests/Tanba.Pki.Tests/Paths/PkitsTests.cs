using System.Globalization;
using System.Text.Json;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Tests.Paths;

/// <summary>
/// NIST PKITS, where the verdict does not rest on revocation or policies: a bad chain is never taken for a good one, and a good
/// one is only refused where it makes critical what is not processed here.
/// </summary>
public class PkitsTests
{
    // DSA is not an algorithm of the product; these need it.
    private static readonly string[] Dsa = ["4.1.4", "4.1.5", "4.1.6"];

    // The verdict of these lies in their CRLs alone: keyCertSign and cRLSign are judged apart.
    private static readonly string[] ByLists = ["4.7.4", "4.7.5"];

    [Theory]
    [InlineData("PkitsTest01SignatureVerification")]
    [InlineData("PkitsTest02ValidityPeriods")]
    [InlineData("PkitsTest03VerifyingNameChaining")]
    [InlineData("PkitsTest06VerifyingBasicConstraints")]
    [InlineData("PkitsTest07KeyUsage")]
    [InlineData("PkitsTest13NameConstraints")]
    [InlineData("PkitsTest16PrivateCertificateExtensions")]
    public void Chains_get_the_verdict_of_the_suite(string section)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("conformance/pkits/manifest.json")));
        var cases = manifest.RootElement.EnumerateArray().Where(found => found.GetProperty("section").GetString() == section).ToList();
        Assert.NotEmpty(cases);

        var wrong = cases.Where(one => !Dsa.Contains(Text(one, "id")) && !ByLists.Contains(Text(one, "id")))
            .Select(one => (Case: Text(one, "id") + " " + Text(one, "title"), Expected: Text(one, "expect"), Code: Run(one)))
            .Where(one => one.Expected == "valid" ? one.Code is not (null or "path.unknown-critical-extension") : one.Code is null);
        Assert.Empty(wrong);
    }

    private static string? Run(JsonElement one)
    {
        if (!Read(Text(one, "leaf")).Try(out var leaf, out var malformed))
        {
            return malformed.Code;
        }

        var at = DateTimeOffset.Parse(Text(one, "time"), CultureInfo.InvariantCulture);
        return TestPki.Judge(leaf, All(one, "intermediates"), All(one, "trust"), at).Rejection?.Code;
    }

    private static List<Certificate> All(JsonElement one, string property) =>
        [.. one.GetProperty(property).EnumerateArray().Select(file => Read(file.GetString()!)).Where(read => !read.IsRefused).Select(read => read.Value)];

    private static Result<Certificate> Read(string file) => Certificate.Decode(File.ReadAllBytes(SharedData.Path("conformance/pkits/" + file)));

    private static string Text(JsonElement one, string property) => one.GetProperty(property).GetString()!;
}
