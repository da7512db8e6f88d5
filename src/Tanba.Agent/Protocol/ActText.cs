using System.Text;
using System.Text.RegularExpressions;
using Tanba.Pki;

namespace Tanba.Agent.Protocol;

/// <summary>
/// The text of an act (docs/acts.md): words for the person, then a marker line, then lines for programs. One of them names the
/// portal for which the act is meant; only a page of that very origin may have it signed, whichever module it calls.
/// </summary>
/// <param name="Human">What the person reads.</param>
/// <param name="Machine">Below the marker.</param>
public sealed partial record ActText(string Human, string Machine)
{
    private const string Marker = "-- tanba-act/1 --";

    // An act has seven facts and two requests; sixteen leave room.
    private const int MostLines = 16;

    /// <summary>Null when these octets are no act.</summary>
    public static ActText? Find(ReadOnlySpan<byte> document)
    {
        // Anywhere, not only on a line of its own: a reader more generous than we must not find an act that we did not see.
        if (document.IndexOf("-- tanba-act/1 --"u8) < 0)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(document);
        var at = text.IndexOf(Marker, StringComparison.Ordinal);
        return new ActText(text[..at].Trim(), text[(at + Marker.Length)..].Trim());
    }

    /// <summary>The value of a line such as <c>portal: https://…</c>; null when there is none, or more than one.</summary>
    public string? Line(string name)
    {
        var found = Machine.Split('\n').Where(line => line.StartsWith(name + ":", StringComparison.Ordinal)).ToList();
        return found.Count == 1 ? found[0][(name.Length + 1)..].Trim() : null;
    }

    /// <summary>Null when the asking page may have these octets signed.</summary>
    public static Rejection? WhyNot(ReadOnlySpan<byte> document, string? origin) => Find(document) switch
    {
        null => null,
        var act when origin is null || act.Line("portal") != origin =>
            Rejection.Forbidden("act.other-portal", $"the act is meant for {act.Line("portal") ?? "nobody"}, and {origin ?? "a program"} asks"),
        var act when !act.HasOnlyFacts => Rejection.Invalid("act.malformed", "below the marker of an act there is more than the facts of an act"),
        _ => null,
    };

    // The window folds this part away, so nothing that a person would have to read may stand in it.
    private bool HasOnlyFacts => Machine.Split('\n') is { Length: <= MostLines } lines && lines.All(line => Fact().IsMatch(line));

    [GeneratedRegex(@"\A(?:act|portal|nonce|time|application|request|request-[a-z]{1,10}|storage|certificate|ground|reason|system|serial|order|scan): [!-~]{1,300}(?: sha256:[0-9a-f]{64})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Fact();
}
