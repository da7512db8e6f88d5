using Tanba.Keys.Files;

namespace Tanba.Keys.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_replaced_whole()
    {
        AtomicFile.Write(folder.File("a"), "a long content"u8);
        AtomicFile.Write(folder.File("a"), "short"u8);
        Assert.Equal("short", File.ReadAllText(folder.File("a")));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_file_that_must_not_be_replaced_stays_and_nothing_lies_beside_it()
    {
        AtomicFile.Write(folder.File("a"), "first"u8);
        Assert.Throws<IOException>(() => AtomicFile.Write(folder.File("a"), "second"u8, overwrite: false));
        Assert.Equal("first", File.ReadAllText(folder.File("a")));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_missing_folder_throws() =>
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(folder.File("none/a"), "content"u8));

    [Fact]
    public void Many_writers_of_one_file_leave_one_whole_content()
    {
        Parallel.For(0, 32, n => AtomicFile.Write(folder.File("a"), System.Text.Encoding.ASCII.GetBytes(new string((char)('a' + (n % 26)), 5000))));
        var content = File.ReadAllText(folder.File("a"));
        Assert.Equal(5000, content.Length);
        Assert.Single(content.Distinct());
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void An_existing_file_that_others_could_read_is_theirs_no_longer()
    {
        File.WriteAllText(folder.File("a"), "open");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.File("a"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
            AtomicFile.Write(folder.File("a"), "secret"u8);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("a")));
        }
    }
}
