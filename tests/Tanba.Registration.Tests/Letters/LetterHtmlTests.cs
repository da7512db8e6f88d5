using Tanba.Registration.Letters;

namespace Tanba.Registration.Tests.Letters;

public sealed class LetterHtmlTests
{
    private const string Origin = "https://keys.example.kz";

    [Fact]
    public void A_line_that_ends_in_one_of_our_pages_is_a_button() =>
        Assert.Contains($"<a href=\"{Origin}/cabinet/reissue\" style=\"", Of("Перевыпустить ключи: " + Origin + "/cabinet/reissue"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Причина: https://evil.example/")]
    [InlineData("Причина: https://keys.example.kz.evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public void What_somebody_typed_leads_nowhere(string line) => Assert.DoesNotContain("<a ", Of(line), StringComparison.Ordinal);

    [Fact]
    public void What_somebody_typed_is_text()
    {
        var html = Of("Причина: <b>срочно</b> & \"немедленно\"");
        Assert.Contains("&lt;b&gt;срочно&lt;/b&gt; &amp; &quot;немедленно&quot;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_with_two_values_is_written_as_html_wants_it() =>
        Assert.Contains($"href=\"{Origin}/a?b=1&amp;c=2\"", Of($"Открыть: {Origin}/a?b=1&c=2"), StringComparison.Ordinal);

    [Fact]
    public void Lines_of_a_paragraph_stay_lines() => Assert.Contains("Номер: 1<br>\nКогда: 2</p>", Of("Номер: 1\nКогда: 2"), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_fetched_and_nothing_runs()
    {
        var html = Of("Текст");
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_the_authority_stands_over_it() => Assert.Contains("Удостоверяющий центр &quot;Мысал&quot;", Of("Текст"), StringComparison.Ordinal);

    private static string Of(string paragraph) =>
        LetterHtml.Of(new LetterText("ru", "Тема", [paragraph], ["Мелко"]), "Удостоверяющий центр \"Мысал\"", Origin);
}
