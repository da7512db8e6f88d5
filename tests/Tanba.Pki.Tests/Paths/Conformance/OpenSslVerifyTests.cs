using System.Text.Json;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths.Conformance;

/// <summary>OpenSSL's own cases of <c>openssl verify</c>: those on which two independent programs agree.</summary>
public class OpenSslVerifyTests
{
    private static readonly Manifest Suite = new("conformance/openssl-verify", "manifest.json");

    /// <summary>
    /// These ask, by <c>-auth_level 0</c>, that keys of 768 bits, MD5 and SHA-1 be believed now; the same files without that option are to be
    /// refused (v119, v121, v123, v127, v129, v166). Here they are refused always.
    /// </summary>
    private static readonly string[] AskForWeakness = ["v118", "v120", "v122", "v126", "v128", "v167"];

    [Fact]
    public void Every_core_case_has_the_verdict_of_the_suite() =>
        Suite.Check([.. Suite.Cases().Where(one => one.GetProperty("core").GetBoolean() && !AskForWeakness.Contains(Manifest.Text(one, "id")))], Differs);

    [Fact]
    public void What_only_a_lowered_level_would_accept_is_refused() =>
        Suite.Check([.. Suite.Cases().Where(one => AskForWeakness.Contains(Manifest.Text(one, "id")))], one => Judge(one).IsValid ? "valid" : null);

    private static string? Differs(JsonElement one)
    {
        var (isValid, why) = Judge(one);
        return isValid == (Manifest.Text(one, "expect") == "valid") ? null : $"{Manifest.Text(one, "title")}: {why}";
    }

    private static (bool IsValid, string Why) Judge(JsonElement one)
    {
        var (isValid, why, _) = Suite.Judge(one, new()
        {
            At = Manifest.Time(one) ?? TestPki.Now,
            Revocation = RevocationChecking.None,
            Policies = Manifest.Parameter(one, "policy") is { } policy ? new HashSet<string> { policy } : [],
            ExplicitPolicy = Manifest.Flag(one, "explicitPolicy"),
            Purpose = Manifest.Parameter(one, "purpose") switch
            {
                "sslserver" => PathPurpose.TlsServer,
                "sslclient" => PathPurpose.Authentication,
                "timestampsign" => PathPurpose.TimeStamping,
                _ => PathPurpose.Any,
            },
        });
        return (isValid, why);
    }
}
