using System.Buffers.Binary;
using System.Globalization;

namespace Tanba.Pki.Paths;

/// <summary>Addresses as people write them and as certificates have them: 4 or 16 octets (RFC 5280 §4.2.1.6). Text is of at most 45 characters.</summary>
internal static class IpAddress
{
    private const int MostCharacters = 45;

    /// <summary>
    /// The octets of <c>192.0.2.1</c> (four decimal numbers without leading noughts, RFC 3986 §3.2.2) or <c>2001:db8::1</c>
    /// (RFC 4291 §2.2), without zone; null for anything else.
    /// </summary>
    public static byte[]? Parse(string text) => text.Length > MostCharacters ? null : text.Contains(':', StringComparison.Ordinal) ? ParseSix(text) : ParseFour(text);

    /// <summary>Whether the last label is a number, so that a host is, or is taken for, an address and no name (RFC 1123 §2.1).</summary>
    public static bool IsNumeric(string host) => host.AsSpan(host.LastIndexOf('.') + 1) is { IsEmpty: false } last && !last.ContainsAnyExceptInRange('0', '9');

    /// <summary>For people: dotted, or eight groups of hex.</summary>
    public static string Show(ReadOnlySpan<byte> octets)
    {
        var parts = new List<string>();
        for (var at = 0; at < octets.Length; at += octets.Length == 4 ? 1 : 2)
        {
            parts.Add(octets.Length == 4
                ? octets[at].ToString(CultureInfo.InvariantCulture)
                : BinaryPrimitives.ReadUInt16BigEndian(octets[at..]).ToString("x", CultureInfo.InvariantCulture));
        }

        return string.Join(octets.Length == 4 ? '.' : ':', parts);
    }

    private static byte[]? ParseFour(string text)
    {
        var parts = text.Split('.');
        var octets = new byte[4];
        for (var i = 0; i < 4; i++)
        {
            if (parts.Length != 4 || (parts[i].Length > 1 && parts[i][0] == '0') || !byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out octets[i]))
            {
                return null;
            }
        }

        return octets;
    }

    private static byte[]? ParseSix(string text)
    {
        var halves = text.Split("::");
        if (halves.Length > 2 || (halves.Length == 2 && halves[0].Contains('.', StringComparison.Ordinal)) || Groups(halves[0]) is not { } left || (halves.Length == 2 ? Groups(halves[1]) : []) is not { } right)
        {
            return null;
        }

        // "::" stands for at least one group of noughts.
        var missing = 16 - left.Count - right.Count;
        return (halves.Length == 1 ? missing == 0 : missing >= 2) ? [.. left, .. new byte[missing], .. right] : null;
    }

    /// <summary>Groups of one to four hex digits; the last two may be written as an address of four octets.</summary>
    private static List<byte>? Groups(string text)
    {
        var (groups, octets) = (text.Length == 0 ? [] : text.Split(':'), new List<byte>());
        foreach (var (index, group) in groups.Index())
        {
            if (index == groups.Length - 1 && group.Contains('.', StringComparison.Ordinal))
            {
                if (ParseFour(group) is not { } four)
                {
                    return null;
                }

                octets.AddRange(four);
            }
            else if (group.Length is > 0 and <= 4 && ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                octets.AddRange([(byte)(value >> 8), (byte)(value & 0xff)]);
            }
            else
            {
                return null;
            }
        }

        return octets.Count <= 16 ? octets : null;
    }
}
