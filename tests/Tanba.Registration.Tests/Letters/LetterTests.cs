using Tanba.Registration.Letters;
using Tanba.Registration.People;

namespace Tanba.Registration.Tests.Letters;

public sealed class LetterTests
{
    private const string Portal = "https://keys.example.kz";
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_letter_speaks_the_language_of_the_application()
    {
        Assert.StartsWith("Сәлеметсіз бе, ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ!\n\n", About("issued", Citizens.Daniyar)!.Body, StringComparison.Ordinal);
        Assert.StartsWith("Здравствуйте, СЕРІКОВА АЙГЕРІМ МАРАТҚЫЗЫ!\n\n", About("issued", Citizens.Aigerim)!.Body, StringComparison.Ordinal);
        Assert.StartsWith("Hello КИМ АННА,\n\n", About("issued", Citizens.Anna)!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_the_application_in_groups_and_the_portal()
    {
        var letter = About("submitted", Citizens.Anna)!;
        Assert.Contains("4021 7735 0186", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("4021 7735 0186", letter.Body, StringComparison.Ordinal);
        Assert.EndsWith(Portal + "\n", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_carries_its_reason() =>
        Assert.Contains("Причина: Фото не читается\n", About("rejected", Citizens.Aigerim, "Фото не читается")!.Body, StringComparison.Ordinal);

    [Fact]
    public void Who_wants_no_letters_gets_none() => Assert.Null(About("issued", Citizens.Anna with { WantsLetters = false }));

    [Fact]
    public void It_goes_to_the_address_of_the_application()
    {
        var draft = Samples.Draft(Citizens.Anna with { Email = "new@example.kz" }, Noon);
        Assert.Equal("new@example.kz", Letter.About("issued", draft, Citizens.Anna, Portal)!.Address);
    }

    [Fact]
    public void Who_cleared_the_address_of_the_application_gets_none_at_the_address_of_the_record()
    {
        var cleared = Samples.Draft(Citizens.Anna with { Email = null }, Noon);
        Assert.Null(Letter.About("issued", cleared, Citizens.Anna, Portal));
    }

    [Fact]
    public void Without_any_address_there_is_no_letter() => Assert.Null(About("issued", Citizens.Anna with { Email = null }));

    private static Letter? About(string move, Person person, string reason = "") => Letter.About(move, Samples.Draft(person, Noon), person, Portal, reason);
}
