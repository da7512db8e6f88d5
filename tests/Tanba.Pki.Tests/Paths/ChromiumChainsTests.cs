using System.Globalization;
using System.Text;
using System.Text.Json;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Tests.Paths;

/// <summary>
/// Chains and malformed certificates of BoringSSL's own suite: what it refuses is refused here, but for purposes and policies,
/// which are not part of path validation here.
/// </summary>
public class ChromiumChainsTests
{
    // An extension that is never processed is not read; an empty subject is for lint to see.
    private static readonly string[] NotRead = ["name_constraints_bad_ip", "subject_blank_subjectaltname_not_critical"];

    // The quality of the leaf's key, its purpose, and the qualifiers of policies are asked by whoever uses the chain.
    private static readonly string[] ByTheUser =
    [
        "target-has-512bit-rsa-key/main", "target-has-ca-basic-constraints/strict", "unknown-critical-policy-qualifier/main",
    ];

    [Fact]
    public void A_malformed_certificate_is_not_read()
    {
        using var manifest = Open("parse.json");
        var wrong = manifest.RootElement.EnumerateArray()
            .Select(one => (Id: Text(one, "id"), Expect: Text(one, "expect"), Read: Certificate.Decode(File.ReadAllBytes(Data(Text(one, "file"))))))
            .Where(one => one.Expect == "reject" && !NotRead.Contains(one.Id) && !one.Read.IsRefused)
            .Select(one => $"{one.Id}: {one.Expect}, {one.Read.Rejection}");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void A_chain_that_is_refused_there_is_refused_here()
    {
        using var manifest = Open("chains.json");
        var wrong = manifest.RootElement.EnumerateArray()
            .Where(one => Text(one, "expect") == "invalid" && !RestsOnPurposeOrPolicy(one) && !ByTheUser.Contains(Text(one, "id")) && Run(one) is null)
            .Select(one => $"{Text(one, "id")}: {one.GetProperty("why")}");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    private static bool RestsOnPurposeOrPolicy(JsonElement one) =>
        one.GetProperty("why").GetRawText() is var why && (why.Contains("purpose", StringComparison.OrdinalIgnoreCase) ||
            why.Contains("extended key usage", StringComparison.OrdinalIgnoreCase) || why.Contains("polic", StringComparison.OrdinalIgnoreCase));

    private static string? Run(JsonElement one)
    {
        var leaf = Read(Text(one, "leaf"));
        var at = DateTimeOffset.Parse(Text(one, "time"), CultureInfo.InvariantCulture);
        return leaf.IsRefused ? leaf.Rejection!.Code : TestPki.Judge(leaf.Value, All(one, "intermediates"), All(one, "trust"), at).Rejection?.Code;
    }

    private static List<Certificate> All(JsonElement one, string property) =>
        [.. one.GetProperty(property).EnumerateArray().Select(file => Read(file.GetString()!)).Where(read => !read.IsRefused).Select(read => read.Value)];

    private static Result<Certificate> Read(string file) => Certificate.Decode(Encoding.ASCII.GetBytes(File.ReadAllText(Data(file))));

    private static JsonDocument Open(string manifest) => JsonDocument.Parse(File.ReadAllBytes(Data(manifest)));

    private static string Data(string file) => SharedData.Path("conformance/boringssl-pki/" + file);

    private static string Text(JsonElement one, string property) => one.GetProperty(property).GetString()!;
}
