using Tanba.Cli.Verification;

namespace Tanba.Cli.Tests.Verification;

/// <summary>Sentences, then the table, then what is inside.</summary>
public class InspectTextTests
{
    [Fact]
    public void Sentences_come_first_then_the_table()
    {
        var said = Lines(new("kind", ["One.", "Two."], [new("name", "value")]));
        Assert.Equal(["One.", "Two.", "  name              value"], said);
    }

    [Fact]
    public void A_field_without_a_value_is_left_out() => Assert.Equal(["One."], Lines(new("kind", ["One."], [new("none", null), new("empty", "")])));

    [Theory]
    [InlineData("a")]
    [InlineData("seventeen letters")]
    [InlineData("a name that is longer than its column")]
    public void A_name_of_any_length_stands_apart_from_its_value(string name) => Assert.Equal($"  {name.PadRight(17)} value", Assert.Single(Lines(new("kind", [], [new(name, "value")]))));

    [Fact]
    public void What_is_inside_stands_further_in_after_an_empty_line()
    {
        var said = Lines(new("kind", ["Outer."], []) { Inside = [new("kind", ["Inner."], [new("n", "v")])] });
        Assert.Equal(["Outer.", "", "    Inner.", "      n                 v"], said);
    }

    [Fact]
    public void Depth_is_bounded()
    {
        var nested = new Inspected("kind", ["9"], []);
        for (var depth = 8; depth >= 0; depth--)
        {
            nested = new("kind", [$"{depth}"], []) { Inside = [nested] };
        }

        Assert.Equal(["0", "1", "2", "3", "4"], Lines(nested).Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    [Fact]
    public void Nothing_from_outside_reaches_the_terminal_as_an_order()
    {
        var said = InspectText.Of(new("kind", ["\u001b]0;title\u0007"], [new("name", "a\u001b[2Jb\r\nfaked: line")]));
        Assert.DoesNotContain('\u001b', said);
        Assert.DoesNotContain('\u0007', said);
        Assert.Equal(2, said.TrimEnd().Split(Environment.NewLine).Length);
    }

    private static string[] Lines(Inspected inspected) => InspectText.Of(inspected).TrimEnd().Split(Environment.NewLine);
}
