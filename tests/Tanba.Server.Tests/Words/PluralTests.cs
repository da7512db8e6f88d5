using Tanba.Server.Words;

namespace Tanba.Server.Tests.Words;

public sealed class PluralTests
{
    [Theory]
    [InlineData(0, "many")]
    [InlineData(1, "one")]
    [InlineData(2, "few")]
    [InlineData(4, "few")]
    [InlineData(5, "many")]
    [InlineData(11, "many")]
    [InlineData(12, "many")]
    [InlineData(14, "many")]
    [InlineData(21, "one")]
    [InlineData(22, "few")]
    [InlineData(111, "many")]
    [InlineData(365, "many")]
    [InlineData(1001, "one")]
    public void Russian_has_three_forms(long count, string form) => Assert.Equal(form, Plural.Form(Language.Russian, count));

    [Theory]
    [InlineData(0, "many")]
    [InlineData(1, "one")]
    [InlineData(2, "many")]
    public void English_has_two(long count, string form) => Assert.Equal(form, Plural.Form(Language.English, count));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(365)]
    public void Kazakh_has_one(long count) => Assert.Equal("many", Plural.Form(Language.Kazakh, count));
}
