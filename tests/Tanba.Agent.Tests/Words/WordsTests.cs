using System.Text.RegularExpressions;
using Tanba.Agent.Consent;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Words;

public sealed partial class WordsTests
{
    public static TheoryData<string> Locales => [.. Tanba.Agent.Words.Locales];

    [Fact]
    public void The_three_languages_have_the_same_keys()
    {
        var russian = Tanba.Agent.Words.Of("ru").Keys.Order(StringComparer.Ordinal);
        Assert.All(Tanba.Agent.Words.Locales, locale => Assert.Equal(russian, Tanba.Agent.Words.Of(locale).Keys.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void No_word_is_empty(string locale)
    {
        var words = Tanba.Agent.Words.Of(locale);
        Assert.All(words.Keys, key => Assert.False(string.IsNullOrWhiteSpace(words[key]), key));
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void A_word_has_the_same_gaps_in_every_language(string locale)
    {
        var (words, russian) = (Tanba.Agent.Words.Of(locale), Tanba.Agent.Words.Of("ru"));
        Assert.All(words.Keys, key => Assert.Equal(Gaps(russian[key]), Gaps(words[key])));
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_purpose_has_a_title_and_a_button(string locale)
    {
        var words = Tanba.Agent.Words.Of(locale);
        Assert.All(Enum.GetValues<Purpose>(), purpose =>
        {
            Assert.NotEmpty(purpose.Title(words));
            Assert.NotEmpty(purpose.Button(words));
        });
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Own_phrases_are_two_words_and_all_different(string locale)
    {
        var words = Tanba.Agent.Words.Of(locale);
        var phrases = words.Keys.Where(key => key.StartsWith("phrase.", StringComparison.Ordinal)).Select(key => words[key]).ToList();
        Assert.Equal(Tanba.Agent.State.Settings.Phrases, phrases.Distinct(StringComparer.Ordinal).Count());
        Assert.All(phrases, phrase => Assert.Equal(2, phrase.Split(' ').Length));
    }

    [Fact]
    public void Every_word_that_the_code_names_is_there()
    {
        var words = Tanba.Agent.Words.Of("ru");
        var named = Directory.EnumerateFiles(Source(), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));
        Assert.All(named.Distinct(StringComparer.Ordinal), key => Assert.True(words.Has(key), key));
    }

    [Fact]
    public void Every_refusal_of_the_agent_has_its_own_words()
    {
        var words = Tanba.Agent.Words.Of("ru");
        var codes = Directory.EnumerateFiles(Source(), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Refused().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(code => code is not "port.taken" && !code.StartsWith("storageName", StringComparison.Ordinal) && code is not "storage.unknown" and not "storage.empty");
        Assert.All(codes.Distinct(StringComparer.Ordinal), code => Assert.True(words.Has("refused." + code), code));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public void A_refusal_tells_what_it_found(string locale)
    {
        var words = Tanba.Agent.Words.Of(locale);
        var told = words.Of(Rejection.NotFound("pending.none", "?") with { Values = ["4021 7735 0186", "402177350186_*.tanba-key", "/keys/{0}"] });
        Assert.All(["4021 7735 0186", "402177350186_*.tanba-key", "/keys/{0}"], value => Assert.Contains(value, told, StringComparison.Ordinal));
        Assert.Contains("31.12.2026", words.Of(Rejection.NotFound("pending.none", "?") with { Values = [new DateTimeOffset(2026, 12, 31, 1, 0, 0, TimeSpan.Zero), 1, 2] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "kk")]
    [InlineData("kz", "kk")]
    [InlineData("ru", "ru")]
    [InlineData("en", "en")]
    [InlineData("fr", "ru")]
    [InlineData(null, "ru")]
    public void Any_name_of_a_language_leads_to_words(string? asked, string given) => Assert.Equal(given, Tanba.Agent.Words.Of(asked).Locale);

    [Theory]
    [InlineData("kk", "Кілттер тізімін жаңарту", "Қол қою", "Сертификаттарды жүктеу")]
    [InlineData("ru", "Обновить список ключей", "Подписать", "Загрузить сертификаты")]
    [InlineData("en", "Refresh key list", "Sign", "Load certificates")]
    public void The_words_of_the_glossary_are_kept(string locale, string refresh, string sign, string load)
    {
        var words = Tanba.Agent.Words.Of(locale);
        Assert.Equal(refresh, words["keys.refresh"]);
        Assert.Equal(sign, Purpose.SignAct.Button(words));
        Assert.Equal(load, Purpose.InstallCertificates.Button(words));
    }

    [Fact]
    public void A_refusal_without_words_of_its_own_is_a_general_sentence() =>
        Assert.Equal(Tanba.Agent.Words.Of("en")["refused.other"], Tanba.Agent.Words.Of("en").Of(Rejection.Invalid("no.such-code", "secret")));

    [Fact]
    public void Dates_are_of_Almaty() => Assert.Equal("23.11.2026", Tanba.Agent.Words.Date(new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero)));

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Tanba.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "src", "Tanba.Agent");
    }

    private static string Gaps(string text) => string.Concat(Gap().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"[wW]ords(?:\[|\.Say\()""([a-z][A-Za-z.\-]*[A-Za-z])""[\],)]")]
    private static partial Regex Named();

    [GeneratedRegex(@"Rejection\.(?:Invalid|Forbidden|NotFound|Conflict|Unavailable)\(""([a-z][A-Za-z.\-]+)""")]
    private static partial Regex Refused();
}
