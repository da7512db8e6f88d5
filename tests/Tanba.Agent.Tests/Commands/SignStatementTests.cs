using System.Text;
using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;

namespace Tanba.Agent.Tests.Commands;

public sealed class SignStatementTests
{
    [Fact]
    public void An_act_is_its_human_words_and_its_machine_part_apart()
    {
        var shown = Of("Перевыпуск ключей.\nДва новых ключа.\n\n-- tanba-act/1 --\nact: reissue\nportal: https://p.example\napplication: 402177350186\n");
        Assert.Equal("1 документ: заявка № 4021 7735 0186", shown.Heading);
        Assert.Equal(["Перевыпуск ключей.", "Два новых ключа."], shown.Lines);
        Assert.Contains("act: reissue", shown.Machine, StringComparison.Ordinal);
    }

    [Fact]
    public void Signing_in_is_called_so() => Assert.Equal("1 документ: вход в личный кабинет", Of("x\n-- tanba-act/1 --\nact: sign-in\n").Heading);

    [Fact]
    public void The_number_of_documents_is_said_and_the_first_five_are_shown()
    {
        var shown = Of("1", "2", "3", "4", "5", "6", "7");
        Assert.Equal("Документов: 7", shown.Heading);
        Assert.Contains("5. 5", shown.Machine, StringComparison.Ordinal);
        Assert.DoesNotContain("6. 6", shown.Machine, StringComparison.Ordinal);
        Assert.EndsWith("…", shown.Machine, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_data_is_shown_by_size_and_digest()
    {
        var shown = SignStatement.Of(new SignOrder(new Asker(null, "ru"), [[0, 1, 2, 255]], KeyFilter.Any, []));
        Assert.Contains("двоичные данные, 4 байт, SHA-256 ", shown.Machine, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_text_is_shown_by_its_beginning()
    {
        var shown = Of(new string('a', 5000));
        Assert.Equal(2001, shown.Machine!.Length);
    }

    [Fact]
    public void Letters_that_turn_or_hide_text_are_made_visible()
    {
        var shown = Of("pay \u202E001\u202C \u200Btenge");
        Assert.Equal("pay \uFFFD001\uFFFD \uFFFDtenge", shown.Machine);
    }

    [Fact]
    public void A_digest_carries_a_warning_that_nothing_can_be_seen()
    {
        var shown = SignStatement.Of(new SignOrder(new Asker(null, "ru"), [new byte[32]], KeyFilter.Any, []) { Digested = true });
        Assert.Contains("увидеть, что подписывается, нельзя", shown.Warning, StringComparison.Ordinal);
        Assert.Equal(new string('0', 64), shown.Machine);
    }

    private static Statement Of(params string[] documents) =>
        SignStatement.Of(new SignOrder(new Asker("https://p.example", "ru"), [.. documents.Select(Encoding.UTF8.GetBytes)], KeyFilter.Any, []));
}
