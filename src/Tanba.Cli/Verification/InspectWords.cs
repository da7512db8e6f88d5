using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Cli.Verification;

/// <summary>How values are written for people: times in UTC, object identifiers with their names, long lists cut.</summary>
internal static class InspectWords
{
    private const int MostItems = 20;
    private const int MostCharacters = 1000;

    /// <summary>Every identifier that the product has a constant for: <c>KzEntityHead</c> is «Kazakh entity head».</summary>
    private static readonly FrozenDictionary<string, string> Names = typeof(Oids).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .GroupBy(field => (string)field.GetRawConstantValue()!)
        .ToFrozenDictionary(group => group.Key, group => NameOf(group.First().Name), StringComparer.Ordinal);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string? Time(DateTimeOffset? time) => time is { } at ? Time(at) : null;

    /// <summary>The name with the numbers: <c>Kazakh entity head (1.2.398.3.3.4.1.2.1)</c>.</summary>
    public static string Oid(string oid) => Names.TryGetValue(oid, out var name) ? $"{name} ({oid})" : oid;

    public static string AllOids(IEnumerable<string> oids) => List(oids.Select(Oid));

    /// <summary>At most twenty, then how many more.</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        var more = all.Count > MostItems ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - MostItems} more") : string.Empty;
        return string.Join(", ", all.Take(MostItems)) + more;
    }

    public static string Hex(ReadOnlySpan<byte> octets) => octets.Length <= 64 ? Convert.ToHexStringLower(octets) : $"{Convert.ToHexStringLower(octets[..64])}…";

    public static string Hex(ReadOnlyMemory<byte>? octets) => octets is { } given ? Hex(given.Span) : string.Empty;

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Size(long octets) => octets == 1 ? "1 octet" : string.Create(CultureInfo.InvariantCulture, $"{octets} octets");

    /// <summary>«1 entry», «2 entries».</summary>
    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    public static string Algorithm(SignatureAlgorithm? known, string oid) => known is null ? Oid(oid) : $"{known.Name} ({oid})";

    /// <summary>Nothing that a terminal obeys, and not without end.</summary>
    public static string Printable(string text) => string.Concat(text.Take(MostCharacters).Select(letter => char.IsControl(letter) ? '\ufffd' : letter)) + (text.Length > MostCharacters ? "…" : string.Empty);

    /// <summary>digitalSignature for DigitalSignature.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string NameOf(string constant)
    {
        var words = Apart(constant).ToLowerInvariant().Split(' ');
        return string.Join(' ', words.Select(word => word switch { "kz" => "Kazakh", "oid" => "OID", "rsa" or "crl" or "ocsp" or "hr" or "tsa" or "ca" => word.ToUpperInvariant(), _ => word }));
    }

    /// <summary>A space before each capital letter that follows a small one or a digit.</summary>
    private static string Apart(string constant) => string.Concat(constant.Select((letter, at) => at > 0 && char.IsUpper(letter) && !char.IsUpper(constant[at - 1]) ? $" {letter}" : $"{letter}"));
}
