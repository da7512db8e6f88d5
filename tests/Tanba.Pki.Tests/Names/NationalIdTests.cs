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
}
