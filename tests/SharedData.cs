namespace Tanba.Tests;

/// <summary>Public test data that is not part of the repository; a test that needs it is skipped with its reason printed when it is absent.</summary>
internal static class SharedData
{
    public static string Path(string relative)
    {
        var path = System.IO.Path.Combine(Folder ?? string.Empty, relative);
        Assert.SkipUnless(Folder is not null && File.Exists(path), "skipped: shared data not found (../shared/data or TANBA_SHARED_DATA)");
        return path;
    }

    private static string? Folder { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("TANBA_SHARED_DATA") is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
