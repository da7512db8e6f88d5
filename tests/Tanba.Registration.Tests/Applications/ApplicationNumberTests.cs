using FsCheck;
using FsCheck.Fluent;
using Tanba.Registration.Applications;

namespace Tanba.Registration.Tests.Applications;

public sealed class ApplicationNumberTests
{
    [Fact]
    public void A_number_has_twelve_digits()
    {
        var number = ApplicationNumber.Draw().ToString();
        Assert.Equal(12, number.Length);
        Assert.All(number, digit => Assert.True(char.IsAsciiDigit(digit)));
    }

    [Fact]
    public void A_drawn_number_is_read_back()
    {
        for (var i = 0; i < 200; i++)
        {
            var drawn = ApplicationNumber.Draw();
            Assert.Equal(drawn, ApplicationNumber.Parse(drawn.ToString()).Value);
        }
    }

    [Fact]
    public void A_thousand_numbers_differ() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => ApplicationNumber.Draw()).Distinct().Count());

    [Fact]
    public void A_number_is_shown_in_groups_of_four() =>
        Assert.Equal("4021 7735 0186", ApplicationNumber.Parse("402177350186").Value.Grouped);

    [Theory]
    [InlineData("402177350186")]
    [InlineData("4021 7735 0186")]
    [InlineData(" 4021  7735-0186 ")]
    [InlineData("4021\u00a07735\u00a00186")]
    [InlineData("4021\t7735\n0186")]
    public void Spaces_do_not_matter(string typed) => Assert.Equal("402177350186", ApplicationNumber.Parse(typed).Value.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("40217735018")]
    [InlineData("4021773501866")]
    [InlineData("40217735018x")]
    [InlineData("٤٠٢١٧٧٣٥٠١٨٦")]
    public void What_is_not_twelve_digits_is_refused(string? typed) =>
        Assert.Equal("application-number.wrong-shape", ApplicationNumber.Parse(typed).Rejection!.Code);

    [Fact]
    public void A_very_long_text_is_refused_without_reading_it() =>
        Assert.Equal("application-number.wrong-shape", ApplicationNumber.Parse(new string(' ', 1_000_000) + "402177350186").Rejection!.Code);

    [Fact]
    public void One_wrong_digit_is_always_found()
    {
        var number = ApplicationNumber.Draw().ToString();
        for (var place = 0; place < number.Length; place++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != number[place]))
            {
                var typed = number[..place] + digit + number[(place + 1)..];
                Assert.Equal("application-number.wrong-check-digit", ApplicationNumber.Parse(typed).Rejection!.Code);
            }
        }
    }

    [Fact]
    public void Swapped_neighbours_are_found_but_for_nought_and_nine()
    {
        var number = ApplicationNumber.Draw().ToString();
        for (var place = 0; place + 1 < number.Length; place++)
        {
            var (left, right) = (number[place], number[place + 1]);
            if (left == right || (left, right) is ('0', '9') or ('9', '0'))
            {
                continue;
            }

            var typed = number[..place] + right + left + number[(place + 2)..];
            Assert.Equal("application-number.wrong-check-digit", ApplicationNumber.Parse(typed).Rejection!.Code);
        }
    }

    [Fact]
    public void Any_text_is_read_or_refused_but_never_thrown_at() =>
        Prop.ForAll<string>(text => ApplicationNumber.Parse(text).IsRefused || ApplicationNumber.Parse(text).Value.ToString().Length == 12).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_that_was_never_drawn_is_misuse() => Assert.Throws<InvalidOperationException>(() => default(ApplicationNumber).ToString());
}
