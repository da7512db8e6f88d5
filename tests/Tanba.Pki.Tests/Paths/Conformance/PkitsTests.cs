using System.Text.Json;

namespace Tanba.Pki.Tests.Paths.Conformance;

/// <summary>NIST PKITS 1.0.1: all 247 cases with their lists, deltas, indirect lists and policies, and the policies that hold of the valid ones.</summary>
public class PkitsTests
{
    private static readonly Manifest Suite = new("conformance/pkits", "manifest.json");

    [Fact]
    public void Every_case_has_the_verdict_of_the_suite()
    {
        var cases = Suite.Cases();
        Suite.Check(cases, Differs);
        Assert.Equal(247, cases.Count);
    }

    private static string? Differs(JsonElement one)
    {
        var (isValid, why, verdict) = Suite.Judge(one, new()
        {
            At = Manifest.Time(one)!.Value,
            Policies = Policies(one.GetProperty("params").GetProperty("initialPolicySet")),
            ExplicitPolicy = Manifest.Flag(one, "explicitPolicy"),
            InhibitMapping = Manifest.Flag(one, "inhibitPolicyMapping"),
            InhibitAnyPolicy = Manifest.Flag(one, "inhibitAnyPolicy"),
        });
        if (isValid != (Manifest.Text(one, "expect") == "valid"))
        {
            return $"{Manifest.Text(one, "title")}: {why}";
        }

        var expected = Policies(one.GetProperty("expectPolicySet"));
        return isValid && !expected.SetEquals(verdict!.Policies) ? $"policies {string.Join(' ', verdict.Policies)}, not {string.Join(' ', expected)}" : null;
    }

    private static HashSet<string> Policies(JsonElement oids) => oids.ValueKind == JsonValueKind.Null ? [] : [.. oids.EnumerateArray().Select(oid => oid.GetString()!)];
}
