using System.Buffers.Text;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Cli.Verification;

/// <summary>A signed document from a file: BER or DER of any size, read where it lies; PEM, or base64 without its lines, in memory.</summary>
internal static class CmsInput
{
    private const int MostText = 96 * 1024 * 1024;

    /// <summary>Refuses with <c>file.not-readable</c>, <c>cms.too-large</c>, <c>cms.malformed</c>.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="read">What is done with the document while the file is open.</param>
    public static Result<T> With<T>(string path, Func<CmsFile, Result<T>> read)
    {
        try
        {
            using var file = File.OpenRead(path);
            var first = file.ReadByte();
            if (first == 0x30)
            {
                return CmsFile.Open(file).Try(out var document, out var refused) ? read(document) : refused;
            }

            if (file.Length > MostText)
            {
                return Rejection.Invalid("cms.too-large", $"{path} is no DER, and as text at most {MostText} octets are read");
            }

            using var octets = new MemoryStream(FromText(file), writable: false);
            return CmsFile.Open(octets).Try(out var unwrapped, out var malformed) ? read(unwrapped) : malformed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Rejection.NotFound("file.not-readable", $"{path}: {failure.Message}");
        }
    }

    private static byte[] FromText(FileStream file)
    {
        var text = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(text);
        var unwrapped = Pem.Unwrap(text, "CMS", "PKCS7", "PKCS #7 SIGNED DATA");
        if (!unwrapped.Span.SequenceEqual(text) || !Base64.IsValid(text, out var length))
        {
            return unwrapped.ToArray();
        }

        // National tools keep the base64 of a document without any lines around it.
        var decoded = new byte[length];
        Base64.DecodeFromUtf8(text, decoded, out _, out _);
        return decoded;
    }
}
