namespace Tanba.Cli.Installation;

/// <summary>Files that are whole or not there.</summary>
internal static class Files
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, content, secret: false);

    /// <summary>Readable by its owner alone.</summary>
    public static void WriteSecret(string path, ReadOnlySpan<byte> content) => Write(path, content, secret: true);

    private static void Write(string path, ReadOnlySpan<byte> content, bool secret)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = path + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (secret && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(beside, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
