using Tanba.Agent.Consent;

namespace Tanba.Agent.Tests.Consent;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData(@"\\server\share\key.p12", "path.not-local")]
    [InlineData("//server/share/key.p12", "path.not-local")]
    [InlineData("key.p12", "path.not-absolute")]
    [InlineData("../key.p12", "path.not-absolute")]
    [InlineData("", "path.not-absolute")]
    [InlineData("/a\0b", "path.not-absolute")]
    public void What_lies_elsewhere_is_not_opened(string path, string code)
    {
        Assert.Equal(code, LocalPath.WhyNot(path)!.Code);
        Assert.Equal(code, LocalPath.WhyNotFolder(path)!.Code);
        Assert.Equal(code, LocalPath.WhyNotFile(path)!.Code);
    }

    [Fact]
    public void A_file_is_no_folder_and_a_folder_no_file()
    {
        using var folder = new TestFolder();
        var file = folder.Write("a.p12", "");
        Assert.Null(LocalPath.WhyNotFile(file));
        Assert.Null(LocalPath.WhyNotFolder(folder.Path));
        Assert.Equal("path.no-folder", LocalPath.WhyNotFolder(file)!.Code);
        Assert.Equal("path.no-file", LocalPath.WhyNotFile(folder.Path)!.Code);
    }
}
