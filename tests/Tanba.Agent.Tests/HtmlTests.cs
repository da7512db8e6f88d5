namespace Tanba.Agent.Tests;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onclick=\"x", "&quot; onclick=&quot;x")]
    [InlineData("' & '", "&#x27; &amp; &#x27;")]
    [InlineData("Қол қою", "Қол қою")]
    [InlineData(null, "")]
    public void What_is_put_into_a_template_is_encoded(string? value, string expected) => Assert.Equal($"<p title=\"{expected}\">{expected}</p>", Html.Of($"<p title=\"{value}\">{value}</p>").ToString());

    [Fact]
    public void A_piece_is_put_in_as_it_is()
    {
        var piece = Html.Of($"<b>{"<"}</b>");
        Assert.Equal("<p><b>&lt;</b></p>", Html.Of($"<p>{piece}</p>").ToString());
        Assert.Equal("<b>&lt;</b><b>&lt;</b>", Html.Join([piece, piece]).ToString());
    }

    [Fact]
    public void A_piece_may_be_left_out()
    {
        Assert.Equal("", Html.When(false, $"<p>{1}</p>").ToString());
        Assert.Equal("<p>1</p>", Html.When(true, $"<p>{1}</p>").ToString());
    }
}
