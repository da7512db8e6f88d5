namespace Tanba.Registration.Tests;

public sealed class PlainLineTests
{
    [Theory]
    [InlineData("17-А/2026")]
    [InlineData("Ақпараттық жүйе «Шаңырақ»")]
    [InlineData("x")]
    public void A_line_is_taken(string text) => Assert.True(PlainLine.Is(text, 30));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" x")]
    [InlineData("x\n")]
    [InlineData("a\u0000b")]
    [InlineData("a\u2028b")]
    [InlineData("a\u202eb")]
    [InlineData("a\u200bb")]
    [InlineData("a\uffffb")]
    [InlineData("-- tanba-act/1 --")]
    [InlineData("1 -- tanba-act/1 -- 2")]
    [InlineData("1234567890123456789012345678901")]
    public void What_hides_or_could_pass_for_another_line_is_refused(string text) => Assert.False(PlainLine.Is(text, 30));
}
