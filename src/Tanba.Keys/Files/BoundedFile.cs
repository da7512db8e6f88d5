using Tanba.Pki;

namespace Tanba.Keys.Files;

/// <summary>Reads a whole file that must not be longer than a limit.</summary>
internal static class BoundedFile
{
    /// <summary>Refuses with <c>code.not-found</c> (missing, a folder, or not readable for this person) and <c>code.too-large</c>.</summary>
    public static Result<byte[]> Read(string path, string code, int limit)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > limit)
            {
                return Rejection.Invalid($"{code}.too-large", $"{path} has {stream.Length} octets, at most {limit} are read");
            }

            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or ArgumentException)
        {
            return Rejection.NotFound($"{code}.not-found", $"{path} cannot be opened");
        }
    }
}
