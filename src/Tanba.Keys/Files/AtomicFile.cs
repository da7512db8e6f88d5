namespace Tanba.Keys.Files;

/// <summary>A file that is there whole or not at all, readable by its owner only.</summary>
internal static class AtomicFile
{
    /// <summary>Written beside, forced to the disk, renamed.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, bool overwrite = true)
    {
        var beside = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var stream = new FileStream(beside, Options()))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite);
        }
        finally
        {
            // Gone already unless something failed.
            File.Delete(beside);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            // On Windows the folder of the person's profile keeps others out.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
