using System.Globalization;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Paths;

/// <summary>Whether a certificate is for a server (RFC 9525 §6): by subjectAltName alone, never by the common name.</summary>
internal static class ServerNames
{
    public static bool Matches(Certificate leaf, string name)
    {
        if (IpAddress.Parse(name.StartsWith('[') && name.EndsWith(']') ? name[1..^1] : name) is { } octets)
        {
            return leaf.AlternativeNames.Any(known => known.Kind == GeneralNameKind.Ip && known.Octets.Span.SequenceEqual(octets));
        }

        return ToALabels(name) is { } asked
            && leaf.AlternativeNames.Any(known => known.Kind == GeneralNameKind.Dns && DnsName.IsWellFormed(known.Text, allowWildcard: true) && Covers(known.Text, asked));
    }

    /// <summary>RFC 9525 §6.3: a wildcard is the whole of the leftmost label and stands for one label, and is not alone above a top-level name.</summary>
    private static bool Covers(string presented, string asked)
    {
        if (!presented.StartsWith("*.", StringComparison.Ordinal))
        {
            return string.Equals(presented, asked, StringComparison.OrdinalIgnoreCase);
        }

        var dot = asked.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && presented.AsSpan(2).Contains('.') && presented.AsSpan(1).Equals(asked.AsSpan(dot), StringComparison.OrdinalIgnoreCase);
    }

    private static string? ToALabels(string name)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(name.TrimEnd('.'));
            return DnsName.IsWellFormed(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
