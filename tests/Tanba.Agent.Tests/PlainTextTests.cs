namespace Tanba.Agent.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Омаров Данияр", "Омаров Данияр")]
    [InlineData("Ә Ғ Қ Ң Ө Ұ Ү Һ І", "Ә Ғ Қ Ң Ө Ұ Ү Һ І")]
    [InlineData("a\u001b[31mred", "a\uFFFD[31mred")]
    [InlineData("a\u009b31m", "a\uFFFD31m")]
    [InlineData("pay\u202Eyap", "pay\uFFFDyap")]
    [InlineData("zero\u200Bwidth", "zero\uFFFDwidth")]
    [InlineData("one\u2028two", "one\uFFFDtwo")]
    [InlineData("one\ntwo\tthree", "one\ntwo\tthree")]
    public void What_cannot_be_seen_or_commands_a_terminal_is_replaced(string text, string shown) => Assert.Equal(shown, PlainText.Of(text));

    [Theory]
    [InlineData("one\ntwo", "one two")]
    [InlineData("one\r\n2. two", "one  2. two")]
    public void A_name_stays_on_its_line(string text, string shown) => Assert.Equal(shown, PlainText.Line(text));
}
