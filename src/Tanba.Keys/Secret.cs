using System.Security.Cryptography;
using System.Text;

namespace Tanba.Keys;

/// <summary>
/// A password or PIN in memory: in one pinned array that is zeroed on <see cref="Dispose"/>, and never part of any text.
/// Reading is safe from several threads until it is disposed.
/// </summary>
public sealed class Secret : IDisposable
{
    private readonly char[] characters;
    private bool disposed;

    /// <summary>Copies; the caller zeroes its own.</summary>
    public Secret(ReadOnlySpan<char> source)
    {
        // Pinned, so that the collector never leaves a second copy behind.
        characters = GC.AllocateUninitializedArray<char>(source.Length, pinned: true);
        source.CopyTo(characters);
    }

    /// <summary>The characters.</summary>
    /// <exception cref="ObjectDisposedException">After <see cref="Dispose"/>.</exception>
    public ReadOnlySpan<char> Chars
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return characters;
        }
    }

    /// <summary>Whether there is no character at all.</summary>
    public bool IsEmpty => characters.Length == 0;

    /// <summary>From UTF-8; the caller zeroes its own octets.</summary>
    public static Secret FromUtf8(ReadOnlySpan<byte> utf8)
    {
        var decoded = new char[Encoding.UTF8.GetMaxCharCount(utf8.Length)];
        try
        {
            return new Secret(decoded.AsSpan(0, Encoding.UTF8.GetChars(utf8, decoded)));
        }
        finally
        {
            Zero(decoded);
        }
    }

    /// <summary>The first line of a file of at most 4 KiB, as the passphrase files of the product are written.</summary>
    /// <exception cref="IOException">The file cannot be read or is longer.</exception>
    public static Secret FromFile(string path)
    {
        if (new FileInfo(path).Length > 4096)
        {
            throw new IOException($"{path} is longer than 4096 octets and no passphrase file");
        }

        var octets = File.ReadAllBytes(path);
        try
        {
            var end = octets.AsSpan().IndexOfAny((byte)'\r', (byte)'\n');
            return FromUtf8(end < 0 ? octets : octets.AsSpan(0, end));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(octets);
        }
    }

    /// <summary>Zeroes the characters.</summary>
    public void Dispose()
    {
        disposed = true;
        Zero(characters);
    }

    /// <summary>Never the content.</summary>
    public override string ToString() => "(secret)";

    private static void Zero(char[] array) => CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(array.AsSpan()));
}
