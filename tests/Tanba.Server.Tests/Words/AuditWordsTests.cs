using System.Text.RegularExpressions;
using Tanba.Server.Tests.Architecture;
using Tanba.Server.Words;

namespace Tanba.Server.Tests.Words;

/// <summary>An auditor reads what was done in words, whatever part of the house wrote it down.</summary>
public sealed partial class AuditWordsTests
{
    private const string Key = "console.audit.act.";
    private static readonly WordLists Lists = new();

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_act_that_the_audit_log_is_told_of_has_its_words(string code)
    {
        var acts = Sources().SelectMany(text => Named().Matches(text).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.True(acts.Count >= 15, string.Join(' ', acts));
        Assert.Superset(new HashSet<string> { "staff.end", "localities.load", "crl.publish", "certificate.release" }, acts);
        var words = Lists.In(Language.Find(code)!);
        Assert.DoesNotContain(acts, act => !words.ContainsKey(Key + act));
    }

    [Fact]
    public void Every_move_of_an_application_and_every_decision_on_a_system_has_its_words()
    {
        var registration = SourceTree.Sources.Where(file => file.Project == "Tanba.Registration").ToList();
        var system = registration.Single(file => file.Path.EndsWith("Systems/DecideSystem.cs", StringComparison.Ordinal));
        var steps = Step().Matches(system.Text).Select(match => "system." + match.Groups[1].Value).ToList();
        Assert.Equal(["system.register", "system.refuse", "system.close"], steps);

        string[] moves = ["submit", "confirm", "reject", "issue", "install", "lapse", "cancel", "decline", "give-up"];
        var words = Lists.In(Language.Russian);
        Assert.DoesNotContain(steps.Concat(moves.Select(move => "application." + move)), act => !words.ContainsKey(Key + act));
    }

    [Fact]
    public void No_two_acts_read_alike()
    {
        foreach (var language in Language.All)
        {
            var acts = Lists.In(language).Where(pair => pair.Key.StartsWith(Key, StringComparison.Ordinal)).ToList();
            Assert.Empty(acts.GroupBy(pair => pair.Value, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));
        }
    }

    private static IEnumerable<string> Sources() => SourceTree.Sources.Select(file => file.Text);

    [GeneratedRegex("""(?:AppendAsync\(\s*\w+,\s*new|new AuditEvent)\(\s*"([a-z]+\.[a-z-]+)"\s*,""")]
    private static partial Regex Named();

    [GeneratedRegex("""new\(number, "([a-z-]+)",""")]
    private static partial Regex Step();
}
