using System.Globalization;

namespace Tanba.Agent;

/// <summary>Text from outside as it may be shown. Letters that turn the direction of writing, cannot be seen or command a terminal would let it read otherwise than it is.</summary>
public static class PlainText
{
    private const char Instead = '\uFFFD';

    /// <summary>Of several lines.</summary>
    public static string Of(string text) => Clean(text, isLine: false);

    /// <summary>Of one line: a name cannot pass for a line of its own.</summary>
    public static string Line(string text) => Clean(text, isLine: true);

    private static string Clean(string text, bool isLine) => string.Create(text.Length, (text, isLine), static (shown, from) =>
    {
        for (var at = 0; at < shown.Length; at++)
        {
            var letter = from.text[at];
            var breaks = letter is '\n' or '\r' or '\t';
            shown[at] = breaks ? (from.isLine ? ' ' : letter) : char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? Instead : letter;
        }
    });
}
