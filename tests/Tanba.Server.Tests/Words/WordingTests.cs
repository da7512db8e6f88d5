using Microsoft.AspNetCore.Http;
using Tanba.Pki;
using Tanba.Server.Portal;
using Tanba.Server.Words;

namespace Tanba.Server.Tests.Words;

public sealed class WordingTests
{
    private static readonly DateTimeOffset Evening = new(2027, 11, 22, 20, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("kk", "2027 ж. 23 қараша")]
    [InlineData("ru", "23 ноября 2027")]
    [InlineData("en", "23 November 2027")]
    public void A_day_is_written_as_the_language_does_and_where_the_portal_is(string code, string expected) =>
        Assert.Equal(expected, In(code).Date(Evening));

    [Theory]
    [InlineData("kk", "2027 ж. 23 қараша, 01:30")]
    [InlineData("ru", "23 ноября 2027, 01:30")]
    [InlineData("en", "23 November 2027, 01:30")]
    public void A_moment_has_the_hour_of_the_portal(string code, string expected) => Assert.Equal(expected, In(code).Moment(Evening));

    [Theory]
    [InlineData("kk", 1, "1 күн қалды")]
    [InlineData("ru", 1, "остался 1 день")]
    [InlineData("ru", 3, "осталось 3 дня")]
    [InlineData("ru", 365, "осталось 365 дней")]
    [InlineData("en", 1, "1 day left")]
    [InlineData("en", 365, "365 days left")]
    public void A_number_has_its_noun(string code, long days, string expected) => Assert.Equal(expected, In(code).Count("keys.left", days));

    [Fact]
    public void A_hole_in_the_words_cannot_be_shown() => Assert.Throws<KeyNotFoundException>(() => In("ru")["no.such.word"]);

    [Fact]
    public void A_refusal_is_a_sentence() =>
        Assert.DoesNotContain("application.not-found", In("ru").Refusal(Rejection.NotFound("application.not-found", "?")), StringComparison.Ordinal);

    [Theory]
    [InlineData("kk", "Бұл кілт 2027 ж. 23 қараша, 01:30 кері қайтарып алынған. Басқа кілтті таңдаңыз.")]
    [InlineData("ru", "Этот ключ отозван 23 ноября 2027, 01:30. Выберите другой ключ.")]
    [InlineData("en", "This key was revoked on 23 November 2027, 01:30. Choose another one.")]
    public void A_refusal_tells_its_moment_as_the_language_does(string code, string expected) =>
        Assert.Equal(expected, In(code).Refusal(Rejection.Forbidden("sign-in.revoked", "?") with { Values = [Evening] }));

    [Theory]
    [InlineData("kk", "«{0} <b>»")]
    [InlineData("ru", "«{0} <b>»")]
    [InlineData("en", "“{0} <b>”")]
    public void What_a_refusal_names_is_taken_as_it_is(string code, string expected) =>
        Assert.Contains(expected, In(code).Refusal(Rejection.Forbidden("sign-in.unknown-authority", "?") with { Values = ["{0} <b>"] }), StringComparison.Ordinal);

    [Fact]
    public void A_refusal_without_words_is_shown_by_its_name_and_never_by_its_detail()
    {
        var shown = In("en").Refusal(Rejection.Invalid("some.rule", "a detail for the log"));
        Assert.Contains("some.rule", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("detail", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_of_words_is_given_without_its_prefix() => Assert.Equal("Кіру", In("kk").Group("login.")["act"]);

    private static Wording In(string code)
    {
        var context = new DefaultHttpContext();
        context.Items[typeof(Language)] = Language.Find(code);
        return new Wording(new HttpContextAccessor { HttpContext = context }, new WordLists(), new PortalOptions());
    }
}
