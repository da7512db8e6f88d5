namespace Tanba.Keys.Files;

/// <summary>A file that is there whole or not at all, readable by its owner only.</summary>
internal static class AtomicFile
{
    /// <summary>Written beside, forced to the disk, renamed. After a failure nothing is beside and the old file is as it was.</summary>
    /// <exception cref="IOException">The folder is missing or read-only, the disk is full, or the file may not be so large.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
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
        catch (ArgumentOutOfRangeException limit)
        {
            // What the platform makes of EFBIG, a limit of this person's on this machine.
            throw new IOException($"{path} may not be so large here; it is as it was", limit);
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
