using System.Text;

namespace Tanba.Pki.Names;

/// <summary>Comparison of names, RFC 5280 §7.1 on the profile of RFC 4518: case, white space and string type do not count.</summary>
internal static class NameMatching
{
    /// <summary>One text for all RDNs that match: inside an RDN the order of attributes does not count. Control characters join: no prepared value has one.</summary>
    public static string Canonical(IReadOnlyList<NameAttribute> rdn) => rdn.Count == 1
        ? Prepared(rdn[0])
        : string.Join('\u0002', rdn.Select(Prepared).Order(StringComparer.Ordinal));

    private static string Prepared(NameAttribute attribute) => $"{attribute.Oid}={Prepare(attribute)}";

    private static string Prepare(NameAttribute attribute)
    {
        if (attribute.Type == StringType.Other)
        {
            return attribute.Value;
        }

        // RFC 4518 §2.2–2.3: map to nothing, fold case, normalise with KC; non-characters cannot be normalised and stay as they are.
        var mapped = new string([.. attribute.Value.Where(c => !IsMappedToNothing(c))]);
        var folded = mapped.Contains('\uFFFE', StringComparison.Ordinal) || mapped.Contains('\uFFFF', StringComparison.Ordinal)
            ? mapped
            : mapped.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC);

        // RFC 4518 §2.6.1: leading and trailing space goes, inner runs count as one.
        return string.Join(' ', folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsMappedToNothing(char c) =>
        c is '\u00AD' or '\u034F' or '\u1806' or '\u200B' or '\uFFFC' or (>= '\uFE00' and <= '\uFE0F') or (>= '\u180B' and <= '\u180D') ||
        (char.IsControl(c) && !char.IsWhiteSpace(c));
}
