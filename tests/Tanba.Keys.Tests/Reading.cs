using Tanba.Keys.Files;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;

namespace Tanba.Keys.Tests;

/// <summary>Octets of a key file, opened as a store opens a path.</summary>
internal static class Reading
{
    public static Result<IReadOnlyList<StoredKey>> Keys(ReadOnlyMemory<byte> file, Secret password)
    {
        if (!KeyFileReader.Read(file, password).Try(out var content, out var rejection))
        {
            return rejection;
        }

        using (content)
        {
            return Pkcs12Pairs.Of(content);
        }
    }

    public static Result<IReadOnlyList<StoredKey>> Keys(ReadOnlyMemory<byte> file, string password)
    {
        using var secret = new Secret(password);
        return Keys(file, secret);
    }

    /// <summary>The code of the refusal; null when it opens.</summary>
    public static string? Refusal(ReadOnlyMemory<byte> file, string password)
    {
        var read = Keys(file, password);
        foreach (var key in read.IsRefused ? [] : read.Value)
        {
            key.Dispose();
        }

        return read.Rejection?.Code;
    }
}
