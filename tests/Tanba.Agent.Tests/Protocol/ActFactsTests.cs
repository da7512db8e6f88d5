using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Tanba.Agent.Protocol;

namespace Tanba.Agent.Tests.Protocol;

/// <summary>The agent takes every act that the registration writes (docs/acts.md §1), and below the marker nothing else.</summary>
public sealed partial class ActFactsTests
{
    private const string Portal = "https://keys.example.kz";
    private const string Digest = "sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a";
    private const string Serial = "3f0a77c1d2e4b5968778695a4b3c2d1e0f123456";

    private static readonly string[] Common = ["act", "portal", "nonce", "time"];

    /// <summary>Each act, with its own facts as the registration writes them.</summary>
    public static TheoryData<string, string[]> Acts { get; } = new()
    {
        { "sign-in", [] },
        { "reissue", ["application: 402177350186", $"request: auth {Digest}", $"request: sign {Digest}", "storage: PKCS12"] },
        { "confirm", ["application: 402177350186", $"request: both {Digest}", "storage: KAZTOKEN"] },
        { "system", ["application: 402177350186", $"request: system {Digest}", "storage: PKCS12", "system: 1.2.398.3.3.4.1.1.1.7"] },
        { "decline", ["application: 402177350186"] },
        { "give-up", ["application: 402177350186"] },
        { "revoke", [$"certificate: {Serial}", "ground: compromised", "reason: keyCompromise"] },
        { "suspend", [$"certificate: {Serial}", "ground: suspended", "reason: certificateHold"] },
        { "release", [$"certificate: {Serial}", "ground: released", "reason: removeFromCrl"] },
        { "approve", ["application: 402177350186", $"request-auth: {Digest}", $"request-sign: {Digest}"] },
        { "approve", ["application: 402177350186", $"request-both: {Digest}"] },
        { "approve", ["application: 402177350186", $"request-system: {Digest}"] },
        { "refuse", ["application: 402177350186"] },
        { "revoke-by-order", [$"serial: {Serial}", "reason: 0", "order: 0b6f8d3e", $"scan: {Digest}"] },
        { "suspend-by-order", [$"serial: {Serial}", "reason: 6", "order: 0b6f8d3e", $"scan: {Digest}"] },
        { "release-by-order", [$"serial: {Serial}", "reason: 8", "order: 0b6f8d3e", $"scan: {Digest}"] },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public void Every_act_of_the_registration_may_be_signed_for_its_portal_alone(string act, string[] facts)
    {
        var text = Text(act, facts);
        Assert.Null(ActText.WhyNot(text, Portal));
        Assert.Equal("act.other-portal", ActText.WhyNot(text, "https://evil.example")!.Code);
        Assert.Equal(act, ActText.Find(text)!.Line("act"));
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public void The_same_act_with_a_fact_that_is_not_listed_is_refused(string act, string[] facts)
    {
        Assert.Equal("act.malformed", ActText.WhyNot(Text(act, [.. facts, "gift: everything"]), Portal)!.Code);
        Assert.Equal("act.malformed", ActText.WhyNot(Text(act, ["gift: everything", .. facts]), Portal)!.Code);
    }

    [Fact]
    public void Every_fact_that_the_document_names_is_taken()
    {
        var names = Rows().SelectMany(row => row.Facts).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(names.Count >= 14, string.Join(' ', names));
        Assert.All(names.Except(Common), name => Assert.Null(ActText.WhyNot(Text("any", [$"{name}: x"]), Portal)));
    }

    [Fact]
    public void The_document_names_every_act_and_no_other()
    {
        // A log-in has the common facts alone, so it stands only where the names of acts are given.
        var named = Rows().SelectMany(row => row.Acts).Append("sign-in").ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Acts.Select(row => row.Data.Item1).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.Contains("`sign-in`", Document(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public void The_document_gives_an_act_each_of_its_facts(string act, string[] facts)
    {
        var given = Rows().Where(row => row.Acts.Contains(act, StringComparer.Ordinal)).SelectMany(row => row.Facts).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(facts.Select(fact => fact[..fact.IndexOf(':', StringComparison.Ordinal)]).Except(given));
    }

    [Fact]
    public void The_document_names_every_role_of_a_request()
    {
        var roles = Acts.SelectMany(row => row.Data.Item2).Where(fact => fact.StartsWith("request: ", StringComparison.Ordinal)).Select(fact => fact.Split(' ')[1]).Distinct(StringComparer.Ordinal);
        var words = Assert.Single(Rows(), row => row.Facts is ["request"]).Words;
        Assert.All(roles, role => Assert.Contains($"`{role}`", words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("request-AUTH: x")]
    [InlineData("request-: x")]
    [InlineData("request-authentication: x")]
    [InlineData("Application: 402177350186")]
    [InlineData(" application: 402177350186")]
    [InlineData("application:402177350186")]
    [InlineData("application: ")]
    [InlineData("application: 4021 7735 0186")]
    [InlineData("reason: утрата")]
    [InlineData("ground: I give my house to the bearer")]
    [InlineData("document: 17")]
    [InlineData("applications: 402177350186")]
    public void What_is_nearly_a_fact_is_none(string line) =>
        Assert.Equal("act.malformed", ActText.WhyNot(Text("revoke", ["storage: PKCS12", line, "ground: lost"]), Portal)!.Code);

    [Theory]
    [InlineData("sha256:4BF5122F344554C53BDE2EBB8CD2B7E3D1600AD631C385A5D7CCE23C7785459A")]
    [InlineData("sha256:4bf5122f")]
    [InlineData("sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a more")]
    public void Behind_a_role_stands_one_digest_and_nothing_else(string digest) =>
        Assert.Equal("act.malformed", ActText.WhyNot(Text("reissue", [$"request: auth {digest}"]), Portal)!.Code);

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void A_fact_is_short(int length, bool taken) =>
        Assert.Equal(taken, ActText.WhyNot(Text("sign-in", ["storage: " + new string('x', length)]), Portal) is null);

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void With_the_four_common_facts_an_act_has_at_most_sixteen(int own, bool taken) =>
        Assert.Equal(taken, ActText.WhyNot(Text("reissue", [.. Enumerable.Repeat($"request: auth {Digest}", own)]), Portal) is null);

    private static byte[] Text(string act, string[] facts) => Encoding.UTF8.GetBytes(
        $"Прошу.\n\n-- tanba-act/1 --\nact: {act}\nportal: {Portal}\nnonce: 4fzC0yE1sYQ3x4h6rQO8mZ2zv1bq7o2c4Jp0sJb0N0k\ntime: 2026-11-22T12:00:00Z\n"
        + string.Concat(facts.Select(fact => fact + "\n")));

    // The table of facts: names, the acts that have them, and what their values are.
    private static IEnumerable<(List<string> Facts, List<string> Acts, string Words)> Rows() => Document().Split('\n')
        .SkipWhile(line => !line.StartsWith("| key |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|')).Select(cells => (Names(cells[1]), Names(cells[2]), cells[3]));

    private static List<string> Names(string cell) => [.. Name().Matches(cell).Select(match => match.Groups[1].Value)];

    private static string Document([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "acts.md"));

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Name();
}
