using System.Text.Json;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths.Conformance;

/// <summary>OpenSSL's own cases of <c>openssl verify</c>: those on which two independent programs agree.</summary>
public class OpenSslVerifyTests
{
    private static readonly Manifest Suite = new("conformance/openssl-verify", "manifest.json");

    [Fact]
    public void Every_core_case_has_the_verdict_of_the_suite() =>
        Suite.Check([.. Suite.Cases().Where(one => one.GetProperty("core").GetBoolean())], Differs);

    /// <summary>The files of v118 and the like: what <c>-auth_level 0</c> accepts is refused without it, and what level 2 accepts holds without it.</summary>
    [Fact]
    public void What_only_a_lowered_level_accepts_is_refused_as_a_rule() => Suite.Check(
        [.. Suite.Cases().Where(one => one.GetProperty("core").GetBoolean() && Manifest.Parameter(one, "authLevel") == "0")],
        one => Judge(one, PathStrength.Usual) is (false, _) ? null : "valid");

    [Fact]
    public void A_raised_level_refuses_what_the_usual_one_accepts()
    {
        var raised = Suite.Cases().Where(one => Manifest.Text(one, "id") is "v116" or "v117").ToList();
        Suite.Check(raised, one => Judge(one, PathStrength.Bits112).IsValid ? null : "not valid with 112 bits");
        Suite.Check(raised, one => Judge(one, PathStrength.Bits128).IsValid ? "valid with 128 bits" : null);
    }

    private static string? Differs(JsonElement one)
    {
        var (isValid, why) = Judge(one, StrengthOf(one));
        return isValid == (Manifest.Text(one, "expect") == "valid") ? null : $"{Manifest.Text(one, "title")}: {why}";
    }

    /// <summary>OpenSSL's levels: 1 is 80 bits, 2 is 112, 3 is 128.</summary>
    private static PathStrength StrengthOf(JsonElement one) => Manifest.Parameter(one, "authLevel") switch
    {
        "0" => PathStrength.Any,
        "2" => PathStrength.Bits112,
        "3" => PathStrength.Bits128,
        _ => PathStrength.Usual,
    };

    private static (bool IsValid, string Why) Judge(JsonElement one, PathStrength strength)
    {
        var (isValid, why, _) = Suite.Judge(one, new()
        {
            At = Manifest.Time(one) ?? TestPki.Now,
            Revocation = RevocationChecking.None,
            Strength = strength,
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
