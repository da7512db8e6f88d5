using Tanba.Keys;

namespace Tanba.Agent.Consent.Terminal;

/// <summary>The terminal as lines: shown, read, and read without an echo.</summary>
/// <param name="Say">Shows a line.</param>
/// <param name="Ask">Shows a prompt and reads a line; empty at the end of input.</param>
/// <param name="AskSecret">The same without showing what is typed.</param>
public sealed record TerminalLines(Action<string> Say, Func<string, string> Ask, Func<string, Secret> AskSecret)
{
    // Longer is no password.
    private const int MostLetters = 256;

    public static TerminalLines OfConsole { get; } = new(Console.Error.WriteLine, Read, ReadSecret);

    private static string Read(string prompt)
    {
        Console.Error.Write(prompt);
        return Console.IsInputRedirected ? "" : Console.ReadLine()?.Trim() ?? "";
    }

    private static Secret ReadSecret(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new char[MostLetters];
        var length = 0;
        try
        {
            while (!Console.IsInputRedirected && Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
            {
                length = key.Key == ConsoleKey.Backspace ? Math.Max(0, length - 1) : length;
                if (!char.IsControl(key.KeyChar) && length < MostLetters)
                {
                    typed[length++] = key.KeyChar;
                }
            }

            Console.Error.WriteLine();
            return new Secret(typed.AsSpan(0, length));
        }
        finally
        {
            Array.Clear(typed);
        }
    }
}
