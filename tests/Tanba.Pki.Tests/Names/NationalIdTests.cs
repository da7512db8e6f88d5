using Tanba.Pki.Names;

namespace Tanba.Pki.Tests.Names;

public class NationalIdTests
{
    [Theory]
    [InlineData("900101300007")]
    [InlineData("851231450018")]
    [InlineData("800101300016")]
    [InlineData("750715400029")]
    [InlineData("990630409991")]
    public void An_iin_whose_digit_follows_from_the_first_weights_is_good(string text) => Assert.Equal(text, NationalId.ParseIin(text).Value.Digits);

    [Theory]
    [InlineData("900101300811")]
    [InlineData("900101300823")]
    [InlineData("851231400207")]
    [InlineData("851231400219")]
    [InlineData("020228500707")]
    [InlineData("990630601806")]
    public void An_iin_that_needs_the_second_weights_is_good(string text) => Assert.False(NationalId.ParseIin(text).IsRefused);

    [Theory]
    [InlineData("90010130080")]
    [InlineData("90010130161")]
    [InlineData("85123140027")]
    [InlineData("02022850077")]
    public void A_number_whose_both_remainders_are_ten_is_never_given_out(string eleven) =>
        Assert.All(Enumerable.Range(0, 10), digit => Assert.Equal("iin.check-digit", NationalId.ParseIin(eleven + digit).Rejection?.Code));

    [Theory]
    [InlineData("900101300008", "iin.check-digit")]
    [InlineData("901301300007", "iin.birth-date")]
    [InlineData("900230300007", "iin.birth-date")]
    [InlineData("900101700007", "iin.birth-date")]
    [InlineData("90010130000", "iin.shape")]
    [InlineData("9001013000077", "iin.shape")]
    [InlineData("90010130000x", "iin.shape")]
    [InlineData("९00101300007", "iin.shape")]
    [InlineData("", "iin.shape")]
    public void What_is_no_iin_is_refused_with_the_reason(string text, string code) => Assert.Equal(code, NationalId.ParseIin(text).Rejection?.Code);

    [Theory]
    [InlineData("123456789011")]
    [InlineData("123456789012")]
    public void The_national_test_identities_pass_only_where_they_are_allowed(string text)
    {
        Assert.True(NationalId.ParseIin(text).IsRefused);
        Assert.False(NationalId.ParseIin(text, allowTestIdentities: true).IsRefused);
        Assert.True(NationalId.ParseIin(text + "1", allowTestIdentities: true).IsRefused);
    }

    [Theory]
    [InlineData("161140016747")]
    [InlineData("141040004756")]
    [InlineData("240140000011")]
    [InlineData("240141000037")]
    [InlineData("240660000049")]
    [InlineData("240550000050")]
    [InlineData("201040000411")]
    public void A_bin_of_the_register_is_good(string text) => Assert.Equal(text, NationalId.ParseBin(text).Value.ToString());

    [Theory]
    [InlineData("123456789021", "bin.fields")]
    [InlineData("191140008797", "bin.check-digit")]
    [InlineData("161740016747", "bin.fields")]
    [InlineData("16114001674", "bin.shape")]
    public void What_is_no_bin_is_refused_with_the_reason(string text, string code) => Assert.Equal(code, NationalId.ParseBin(text).Rejection?.Code);

    [Fact]
    public void The_test_organisation_passes_only_where_it_is_allowed() => Assert.False(NationalId.ParseBin("123456789021", allowTestIdentities: true).IsRefused);

    [Theory]
    [InlineData("900101300007")]
    [InlineData("851231450018")]
    [InlineData("750715400029")]
    public void One_digit_mistyped_is_found_out_but_for_the_eleventh_and_the_second_weights(string text)
    {
        // The eleventh digit weighs 11, which is nothing; the second weights forgive what the first would not.
        var mistyped = Enumerable.Range(0, 12).Where(at => at != 10).SelectMany(at => Enumerable.Range(0, 10).Select(digit => text[..at] + digit + text[(at + 1)..]));
        Assert.All(mistyped.Where(other => other != text), other => Assert.True(NationalId.ParseIin(other).IsRefused || FirstRemainder(other) == 10, other));
    }

    [Theory]
    [InlineData("240140000021")]
    [InlineData("201040000411")] // by the second weights
    public void Neither_do_two_digits_of_a_bin_change_places_unseen(string text) => Assert.All(
        Enumerable.Range(6, 5).Where(at => text[at] != text[at + 1]),
        at => Assert.Equal("bin.check-digit", NationalId.ParseBin(text[..at] + text[at + 1] + text[at] + text[(at + 2)..]).Rejection?.Code));

    [Theory]
    [InlineData("900101300811", 10)]
    [InlineData("851231400207", 10)]
    [InlineData("201040000411", 10)]
    [InlineData("900101300007", 7)]
    public void The_second_weights_count_only_after_a_remainder_of_ten(string text, int first) =>
        Assert.Equal(first, FirstRemainder(text));

    [Theory]
    [InlineData("000229", '5', true)] // 2000 was a leap year, 1900 and 1800 were not
    [InlineData("000229", '3', false)]
    [InlineData("000229", '1', false)]
    [InlineData("960229", '4', true)]
    [InlineData("970229", '4', false)]
    [InlineData("000101", '1', true)]
    [InlineData("991231", '6', true)]
    [InlineData("991231", '0', false)]
    [InlineData("991231", '7', false)]
    [InlineData("990001", '3', false)]
    [InlineData("990100", '3', false)]
    [InlineData("990431", '3', false)]
    public void The_century_makes_the_day_of_birth(string date, char century, bool exists)
    {
        var refusals = Enumerable.Range(0, 10).Select(digit => NationalId.ParseIin($"{date}{century}0001{digit}").Rejection?.Code).ToList();
        Assert.Equal(!exists, refusals.TrueForAll(code => code == "iin.birth-date"));
        Assert.Equal(exists ? 9 : 0, refusals.Count(code => code == "iin.check-digit"));
    }

    [Theory]
    [InlineData("2400", '4', '0')] // no month
    [InlineData("2413", '4', '0')]
    [InlineData("2401", '3', '0')] // no kind
    [InlineData("2401", '7', '0')]
    [InlineData("2401", '4', '4')] // no sign
    public void The_fields_of_a_bin_have_their_ranges(string yearAndMonth, char kind, char sign) =>
        Assert.All(Enumerable.Range(0, 10), digit => Assert.Equal("bin.fields", NationalId.ParseBin($"{yearAndMonth}{kind}{sign}00001{digit}").Rejection?.Code));

    [Theory]
    [InlineData("²40140000021")]
    [InlineData("24014000002１")]
    [InlineData(" 24014000002")]
    [InlineData("+24014000002")]
    [InlineData("24014000002\n")]
    public void Digits_are_those_of_ascii_even_where_test_identities_pass(string text)
    {
        Assert.Equal("bin.shape", NationalId.ParseBin(text, allowTestIdentities: true).Rejection?.Code);
        Assert.Equal("iin.shape", NationalId.ParseIin(text, allowTestIdentities: true).Rejection?.Code);
    }

    private static int FirstRemainder(string text) => Enumerable.Range(0, 11).Sum(at => (text[at] - '0') * (at + 1)) % 11;
}
