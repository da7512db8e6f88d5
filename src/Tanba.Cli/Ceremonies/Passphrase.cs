using System.Security.Cryptography;
using Tanba.Keys;

namespace Tanba.Cli.Ceremonies;

/// <summary>Where a passphrase comes from: a file, or a person at a terminal. Never an argument, which every process of the computer can read.</summary>
internal static class Passphrase
{
    private const int Longest = 1024;

    /// <exception cref="InvalidOperationException">No file was named and nobody is there to be asked, or the two entries differ.</exception>
    public static Secret Take(string? file)
    {
        if (file is not null)
        {
            return File.Exists(file) ? Secret.FromFile(file) : throw new InvalidOperationException($"There is no file {file}. Write the passphrase of the keys into it, on one line.");
        }

        if (Console.IsInputRedirected)
        {
            throw new InvalidOperationException("Nobody is there to be asked for the passphrase. Write the name of a file with it as --passphrase-file.");
        }

        var first = Ask("Passphrase of the new keys: ");
        using var second = Ask("Once more: ");
        if (first.Chars.SequenceEqual(second.Chars))
        {
            return first;
        }

        first.Dispose();
        throw new InvalidOperationException("The two entries differ. Nothing was made; begin again.");
    }

    /// <summary>What a person types, unseen; asked on standard error.</summary>
    public static Secret Ask(string question)
    {
        // Asking for a key turns the terminal's echo off: before the question, or who types at once sees the first letters.
        _ = Console.KeyAvailable;
        Console.Error.Write(question);
        Span<char> typed = stackalloc char[Longest];
        var length = 0;
        try
        {
            while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
            {
                if (key.Key is ConsoleKey.Backspace)
                {
                    length = Math.Max(0, length - 1);
                }
                else if (!char.IsControl(key.KeyChar) && length < Longest)
                {
                    typed[length++] = key.KeyChar;
                }
            }

            Console.Error.WriteLine();
            return new Secret(typed[..length]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(typed));
        }
    }
}
