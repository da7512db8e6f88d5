using Tanba.Keys;

namespace Tanba.Agent.Consent.Terminal;

/// <summary>The terminal as lines: shown, read, and read without an echo. Nothing from outside commands the terminal: what is shown is plain text.</summary>
/// <param name="say">Shows a line.</param>
/// <param name="ask">Shows a prompt and reads a line; empty at the end of input.</param>
/// <param name="askSecret">The same without showing what is typed.</param>
public sealed class TerminalLines(Action<string> say, Func<string, string> ask, Func<string, Secret> askSecret)
{
    // Longer is no password.
    private const int MostLetters = 256;

    public static TerminalLines OfConsole { get; } = new(Console.Error.WriteLine, Read, ReadSecret);

    public void Say(string text) => say(PlainText.Of(text));

    public string Ask(string prompt) => ask(PlainText.Of(prompt));

    public Secret AskSecret(string prompt) => askSecret(PlainText.Of(prompt));

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
