using Tanba.Keys.Files;

namespace Tanba.Keys.Tests.Files;

public sealed class BoundedFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, null)]
    [InlineData(10, null)]
    [InlineData(11, "thing.too-large")]
    public void A_file_up_to_the_limit_is_read(int length, string? code)
    {
        File.WriteAllBytes(folder.File("a"), new byte[length]);
        var read = BoundedFile.Read(folder.File("a"), "thing", 10);
        Assert.Equal(code, read.Rejection?.Code);
        if (code is null)
        {
            Assert.Equal(length, read.Value.Length);
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("none/a")]
    [InlineData(".")]
    [InlineData("a\0b")]
    public void What_is_no_readable_file_is_not_found(string name) =>
        Assert.Equal("thing.not-found", BoundedFile.Read(folder.File(name), "thing", 10).Rejection?.Code);
}
