using System.Text.RegularExpressions;
using Tanba.Registration.Letters;
using Tanba.Registration.Words;

namespace Tanba.Registration.Tests.Words;

public sealed partial class WordListTests
{
    public static TheoryData<string> Languages { get; } = [.. WordList.Languages];

    [Fact]
    public void There_are_three_languages() => Assert.Equal(["kk", "ru", "en"], WordList.Languages);

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_key_is_missing(string language) =>
        Assert.Equal(WordList.Of("ru").Keys.Order(StringComparer.Ordinal), WordList.Of(language).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_value_is_empty(string language) => Assert.All(WordList.Of(language), pair => Assert.False(string.IsNullOrWhiteSpace(pair.Value), pair.Key));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_puts_in_the_same_values(string language) =>
        Assert.All(WordList.Of(language), pair => Assert.Equal(Values(WordList.Of("ru")[pair.Key]), Values(pair.Value)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_subject_is_one_line(string language) =>
        Assert.All(WordList.Of(language).Where(pair => pair.Key.EndsWith(".subject", StringComparison.Ordinal)), pair => Assert.DoesNotContain('\n', pair.Value));

    [Theory]
    [InlineData("submitted")]
    [InlineData("issued")]
    [InlineData("installed")]
    [InlineData("rejected")]
    [InlineData("lapsed")]
    [InlineData("cancelled")]
    [InlineData("confirmed")]
    [InlineData("revoked")]
    [InlineData("suspended")]
    [InlineData("released")]
    [InlineData("sign-in")]
    [InlineData("ending")]
    [InlineData("email-confirm")]
    [InlineData("email-changed")]
    [InlineData("system-approved")]
    [InlineData("system-refused")]
    public void Every_letter_has_subject_and_body(string letter)
    {
        Assert.Contains($"letter.{letter}.subject", WordList.Of("kk").Keys);
        Assert.Contains($"letter.{letter}.body", WordList.Of("kk").Keys);
    }

    [Fact]
    public void A_letter_that_comes_in_any_case_says_why_and_no_other_does() => Assert.Equal(
        PersonLetters.Warnings.Order(StringComparer.Ordinal),
        WordList.Of("kk").Keys.Where(key => key.StartsWith("letter.", StringComparison.Ordinal) && key.EndsWith(".why", StringComparison.Ordinal))
            .Select(key => key.Split('.')[1]).Order(StringComparer.Ordinal));

    [Fact]
    public void Kazakh_is_not_Russian_left_over() =>
        Assert.All(WordList.Of("kk"), pair => Assert.NotEqual(WordList.Of("ru")[pair.Key], pair.Value));

    [Theory]
    [InlineData("kk", "ЭЦҚ кілттер")]
    [InlineData("kk", "жабық кілт")]
    [InlineData("kk", "кілттер қойма")]
    [InlineData("kk", "өтінім мәртебесі")]
    [InlineData("ru", "ключи ЭЦП")]
    [InlineData("ru", "закрытые ключи")]
    [InlineData("ru", "статус заявки")]
    [InlineData("en", "digital signature keys")]
    [InlineData("en", "key storage")]
    public void The_terms_are_those_of_the_glossary(string language, string term) =>
        Assert.Contains(WordList.Of(language).Values, words => words.Contains(term, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_value_is_put_in_wherever_it_is_named() =>
        Assert.Equal("Заявка 4021 7735 0186 отклонена", WordList.Say("ru", "letter.rejected.subject", ("number", "4021 7735 0186")));

    [Theory]
    [InlineData("kk", true)]
    [InlineData("RU", false)]
    [InlineData("de", false)]
    [InlineData(null, false)]
    public void Only_its_own_languages_are_known(string? language, bool known) => Assert.Equal(known, WordList.Knows(language));

    private static string[] Values(string words) => [.. Placeholder().Matches(words).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
