using System.Globalization;

using Tanba.Registration.Acts;

namespace Tanba.Registration;

/// <summary>One line as a person writes it: what may stand in a certificate, an act or a letter.</summary>
internal static class PlainLine
{
    /// <summary>From 1 to <paramref name="longest"/> characters, no spaces around them, and nothing that hides or could pass for another line of an act.</summary>
    public static bool Is(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && text.Trim().Length == text.Length && text.All(IsPlain) && !text.Contains(SignedAct.Marker, StringComparison.Ordinal);

    // Line ends, marks that turn the direction of writing and signs without width would change what a person believes to sign.
    private static bool IsPlain(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
