using System.Text.RegularExpressions;
using Tanba.Server.Tests.Architecture;
using Tanba.Server.Words;

namespace Tanba.Server.Tests.Words;

/// <summary>kk, ru and en are equal in rank: the same keys, no hole, the same places for values.</summary>
public sealed partial class WordListsTests
{
    private static readonly WordLists Lists = new();

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_language_lacks_a_key(string code)
    {
        var all = Language.All.SelectMany(language => Lists.In(language).Keys).Distinct(StringComparer.Ordinal).ToList();
        Assert.Empty(all.Except(Lists.In(Language.Find(code)!).Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_word_is_empty_or_padded(string code) =>
        Assert.All(Lists.In(Language.Find(code)!), pair => Assert.True(pair.Value.Length > 0 && pair.Value.Trim() == pair.Value, pair.Key));

    [Fact]
    public void All_languages_leave_the_same_places_for_values() =>
        Assert.All(Lists.In(Language.Russian), pair => Assert.All(Language.All, language =>
            Assert.Equal(Places(pair.Value), Places(Lists.In(language)[pair.Key]))));

    [Theory]
    [InlineData("ru", "ЭЦП", "кк")]
    [InlineData("kk", "ЭЦҚ", "ӘәҒғҚқҢңӨөҰұҮүҺһІі")]
    public void Sentences_are_in_their_language(string code, string known, string letters)
    {
        var words = string.Concat(Lists.In(Language.Find(code)!).Values);
        Assert.Contains(known, words, StringComparison.Ordinal);
        Assert.Contains(words, letter => letters.Contains(letter, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kk", @"\d+ сан|бір саны|\{0\} дейін")]
    [InlineData("en", @"[Ss]ign out|the support|by it\.")]
    public void Words_that_were_mended_stay_mended(string code, string wrong) =>
        Assert.All(Lists.In(Language.Find(code)!), pair => Assert.DoesNotMatch(wrong, pair.Value));

    [Fact]
    public void English_has_no_Cyrillic_letter() =>
        Assert.All(Lists.In(Language.English), pair => Assert.DoesNotMatch(Cyrillic(), pair.Value));

    [Fact]
    public void Russian_has_no_Kazakh_letter() =>
        Assert.All(Lists.In(Language.Russian), pair => Assert.DoesNotMatch(Kazakh(), pair.Value));

    [Fact]
    public void Every_key_that_a_page_names_exists()
    {
        var known = Lists.In(Language.Russian);
        var missing = ServerTexts().SelectMany(text => KeyInPage().Matches(text).Select(match => match.Groups[1].Value))
            .Where(key => !known.ContainsKey(key)).Distinct(StringComparer.Ordinal);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_key_that_the_script_names_exists()
    {
        var known = Lists.In(Language.Russian);
        var scripts = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "web", "src"), "*.ts").Select(File.ReadAllText);
        var missing = scripts.SelectMany(text => KeyInScript().Matches(text).Select(match => "script." + match.Groups[1].Value))
            .Where(key => !known.ContainsKey(key)).Distinct(StringComparer.Ordinal);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_refusal_that_docs_acts_lists_has_its_sentence()
    {
        var table = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "acts.md")).Split("## 5. Refusals")[1];
        var codes = table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => CodeInTable().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value)).ToList();
        Assert.True(codes.Count > 50, $"{codes.Count}");
        Assert.DoesNotContain(codes, code => !HasSentence(code));
    }

    [Fact]
    public void Every_refusal_of_registration_and_portal_has_its_sentence()
    {
        var codes = SourceTree.Sources.Where(file => file.Project is "Tanba.Registration" or "Tanba.Server")
            .SelectMany(file => Refusal().Matches(file.Text).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(codes);
        Assert.DoesNotContain(codes, code => !code.EndsWith('-') && !HasSentence(code));
    }

    private static IEnumerable<string> ServerTexts() =>
        new[] { "*.cshtml", "*.cs" }.SelectMany(kind => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src", "Tanba.Server"), kind, SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(File.ReadAllText);

    private static bool HasSentence(string code) =>
        Lists.In(Language.Russian).ContainsKey("refused." + code) || Lists.In(Language.Russian).ContainsKey("refused." + code.Split('.')[0]);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex("[А-яЁё]")]
    private static partial Regex Cyrillic();

    [GeneratedRegex("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")]
    private static partial Regex Kazakh();

    [GeneratedRegex("""W\["([a-z0-9.-]+[a-z0-9])"\s*[\],]""")]
    private static partial Regex KeyInPage();

    [GeneratedRegex("""page\.(?:tell|text)\("([a-z.-]+)""")]
    private static partial Regex KeyInScript();

    [GeneratedRegex("`([a-z0-9.*-]+)`")]
    private static partial Regex CodeInTable();

    [GeneratedRegex("""Rejection\.(?:Invalid|Forbidden|NotFound|Conflict|Unavailable)\(\s*"([a-z0-9.-]+)"(?!-)""", RegexOptions.Singleline)]
    private static partial Regex Refusal();
}
