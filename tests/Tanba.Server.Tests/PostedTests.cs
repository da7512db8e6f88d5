namespace Tanba.Server.Tests;

public sealed class PostedTests
{
    [Fact]
    public void Base64_becomes_octets() => Assert.Equal([1, 2, 3], Posted.Octets("AQID").Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AQI")]
    public void Anything_else_is_unreadable(string? text) => Assert.Equal("post.unreadable", Posted.Octets(text).Rejection!.Code);

    [Fact]
    public void More_than_64_KiB_is_not_read() => Assert.True(Posted.Octets(Convert.ToBase64String(new byte[65 * 1024])).IsRefused);
}
