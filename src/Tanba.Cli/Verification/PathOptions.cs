using System.Collections.Frozen;
using System.CommandLine;
using System.CommandLine.Parsing;
using Tanba.Pki.Paths;

namespace Tanba.Cli.Verification;

/// <summary>The inputs of RFC 5280 §6.1.1 as options, and how their words are read.</summary>
internal sealed class PathOptions
{
    /// <summary>The word of <see cref="PathPurpose.Signing"/>.</summary>
    public const string Signing = "sign";

    private static readonly FrozenDictionary<string, PathPurpose> Purposes = new Dictionary<string, PathPurpose>(StringComparer.Ordinal)
    {
        ["any"] = PathPurpose.Any,
        ["auth"] = PathPurpose.Authentication,
        [Signing] = PathPurpose.Signing,
        ["timestamp"] = PathPurpose.TimeStamping,
        ["ocsp"] = PathPurpose.OcspSigning,
        ["tls-server"] = PathPurpose.TlsServer,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PathStrength> Strengths = new Dictionary<string, PathStrength>(StringComparer.Ordinal)
    {
        ["usual"] = PathStrength.Usual,
        ["any"] = PathStrength.Any,
        ["112"] = PathStrength.Bits112,
        ["128"] = PathStrength.Bits128,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Option<string[]> policies = new("--policy") { Description = "A policy that is accepted; any unless told otherwise.", HelpName = "OID" };
    private readonly Option<bool> explicitPolicy = new("--explicit-policy") { Description = "The path must be valid for an accepted policy." };
    private readonly Option<bool> inhibitMapping = new("--inhibit-mapping") { Description = "Policies are not mapped." };
    private readonly Option<bool> inhibitAnyPolicy = new("--inhibit-any", "--inhibit-any-policy") { Description = "anyPolicy stands for nothing." };
    private readonly Option<string> purpose = new("--purpose") { Description = "What the key is to be used for." };
    private readonly Option<string> strength = new("--strength")
    {
        Description = "Keys and signatures must have 112 or 128 bits of strength; or: any, even MD5, SHA-1 and short keys, for old archives.",
        DefaultValueFactory = _ => "usual",
    };

    private readonly Option<string?> name = new("--name") { Description = "The DNS name or address of the server; for tls-server.", HelpName = "NAME" };

    /// <param name="usual">The purpose unless told otherwise.</param>
    public PathOptions(string usual = "any")
    {
        purpose.DefaultValueFactory = _ => usual;
        purpose.AcceptOnlyFromAmong([.. Purposes.Keys]);
        strength.AcceptOnlyFromAmong([.. Strengths.Keys]);
        policies.Validators.Add(CheckOids);
    }

    public static PathPurpose? ReadPurpose(string word) => Purposes.TryGetValue(word, out var found) ? found : null;

    public static PathStrength? ReadStrength(string word) => Strengths.TryGetValue(word, out var found) ? found : null;

    /// <summary>Whether it is an object identifier in dotted form.</summary>
    public static bool IsOid(string text) =>
        text.Length <= 256 && text.Split('.') is { Length: > 1 } arcs && arcs.All(arc => arc.Length > 0 && arc.All(char.IsAsciiDigit));

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { policies, explicitPolicy, inhibitMapping, inhibitAnyPolicy, purpose, strength, name })
        {
            command.Add(option);
        }
    }

    public PathParameters Of(ParseResult given, EvidenceOptions evidence, TimeProvider clock) => new()
    {
        At = evidence.TimeOf(given, clock),
        Policies = (given.GetValue(policies) ?? []).ToFrozenSet(StringComparer.Ordinal),
        ExplicitPolicy = given.GetValue(explicitPolicy),
        InhibitMapping = given.GetValue(inhibitMapping),
        InhibitAnyPolicy = given.GetValue(inhibitAnyPolicy),
        Purpose = Purposes[given.GetValue(purpose)!],
        Strength = Strengths[given.GetValue(strength)!],
        MaxEvidenceAge = evidence.MaxAgeOf(given),
        ServerName = given.GetValue(name),
        Revocation = evidence.ChecksRevocation(given) ? RevocationChecking.Required : RevocationChecking.None,
    };

    private static void CheckOids(OptionResult result)
    {
        foreach (var token in result.Tokens.Where(token => !IsOid(token.Value)))
        {
            result.AddError($"--policy: \"{token.Value}\" is no object identifier");
        }
    }
}
