using System.Text;
using Tanba.Pki;

namespace Tanba.Agent.Protocol;

/// <summary>
/// The text of an act (docs/acts.md): words for the person, then a marker line, then lines for programs. One of them names the
/// portal for which the act is meant; only a page of that very origin may have it signed, whichever module it calls.
/// </summary>
/// <param name="Human">What the person reads.</param>
/// <param name="Machine">Below the marker.</param>
public sealed record ActText(string Human, string Machine)
{
    private const string Marker = "-- tanba-act/1 --";

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
    public static Rejection? WhyNot(ReadOnlySpan<byte> document, string? origin) =>
        Find(document) is { } act && (origin is null || act.Line("portal") != origin || act.Machine.Contains(Marker, StringComparison.Ordinal))
            ? Rejection.Forbidden("act.other-portal", $"the act is meant for {act.Line("portal") ?? "nobody"}, and {origin ?? "a program"} asks")
            : null;
}
