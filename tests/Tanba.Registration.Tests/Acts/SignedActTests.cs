using Tanba.Registration.Acts;
using Tanba.Registration.Applications;

namespace Tanba.Registration.Tests.Acts;

public sealed class SignedActTests
{
    private const string Portal = "https://keys.example.kz";
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_act_of_logging_in_is_written_exactly_so() => Assert.Equal(
        """
        Вхожу в личный кабинет на сайте https://keys.example.kz.
        Эта подпись действительна один раз и только две минуты.

        -- tanba-act/1 --
        act: sign-in
        portal: https://keys.example.kz
        nonce: AAEC
        time: 2026-11-22T12:00:00Z

        """.ReplaceLineEndings("\n"),
        SignedAct.SignIn("ru", Portal, "AAEC", Noon));

    [Fact]
    public void The_act_of_renewal_is_written_exactly_so() => Assert.Equal(
        """
        ЭЦҚ кілттерімді қайта шығаруды сұраймын. Өтінім № 4021 7735 0186.
        ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ, ЖСН 900101300007.
        Жаңа кілттер менің кілттер қоймамда жасалды, жабық кілттер тек менде.
        Мен көрсеткен деректер дұрыс.

        -- tanba-act/1 --
        act: reissue
        portal: https://keys.example.kz
        nonce: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
        time: 2026-11-22T12:00:00Z
        application: 402177350186
        request: auth sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a
        request: sign sha256:dbc1b4c900ffe48d575b5da5c638040125f65db0fe3e24494b76ea986457d986
        storage: PKCS12

        """.ReplaceLineEndings("\n"),
        SignedAct.Apply(Samples.Draft(Citizens.Daniyar, Noon), Citizens.Daniyar, Portal, Keys, Noon));

    [Fact]
    public void An_application_without_keys_is_confirmed_by_another_act()
    {
        var text = SignedAct.Apply(Samples.Draft(Citizens.Anna, Noon, ApplicationKind.FirstIssue), Citizens.Anna, Portal, Keys, Noon);
        Assert.Contains("\nact: confirm\n", text, StringComparison.Ordinal);
        Assert.Contains("КИМ АННА, IIN 990630409991.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_stand_in_the_order_of_their_roles_however_they_came()
    {
        var draft = Samples.Draft(Citizens.Anna, Noon);
        Assert.Equal(
            SignedAct.Apply(draft, Citizens.Anna, Portal, Keys, Noon),
            SignedAct.Apply(draft, Citizens.Anna, Portal, Keys.Reverse(), Noon));
    }

    [Fact]
    public void The_facts_stand_below_the_line_and_nothing_above_it_can_look_like_them()
    {
        var liar = Citizens.Anna with { Surname = "X\n-- tanba-act/1 --\nact: sign-in" };
        Assert.Throws<ArgumentException>(() => SignedAct.Apply(Samples.Draft(liar, Noon), liar, Portal, Keys, Noon));
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public void An_act_ends_with_a_line_end_and_has_no_carriage_return(string language)
    {
        var text = SignedAct.SignIn(language, Portal, "AAEC", Noon);
        Assert.EndsWith("Z\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.Contains("\n\n-- tanba-act/1 --\n", text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<OrderedKey> Keys =>
    [
        new("auth", "individual-auth-rsa", [], [1], "a1"),
        new("sign", "individual-sign-rsa", [], [2], "b2"),
    ];
}
