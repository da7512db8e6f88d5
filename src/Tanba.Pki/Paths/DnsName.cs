namespace Tanba.Pki.Paths;

/// <summary>DNS names as certificates have them: A-labels in ASCII, in any case (RFC 5280 §4.2.1.6, §7.2).</summary>
internal static class DnsName
{
    /// <summary>RFC 1034 §3.5 and RFC 1123 §2.1, with the underscore that names of hosts have in practice.</summary>
    public static bool IsWellFormed(string name, bool allowWildcard = false)
    {
        if (name.Length is 0 or > 253)
        {
            return false;
        }

        var rest = allowWildcard && name.StartsWith("*.", StringComparison.Ordinal) ? name.AsSpan(2) : name.AsSpan();
        while (true)
        {
            var dot = rest.IndexOf('.');
            var label = dot < 0 ? rest : rest[..dot];
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-' || label.ContainsAnyExcept(Letters))
            {
                return false;
            }

            if (dot < 0)
            {
                return true;
            }

            rest = rest[(dot + 1)..];
        }
    }

    /// <summary>Whether a name is <paramref name="constraint"/> or below it; an empty constraint holds all (RFC 5280 §4.2.1.10).</summary>
    public static bool IsWithin(ReadOnlySpan<char> name, ReadOnlySpan<char> constraint) =>
        constraint.IsEmpty || (name.EndsWith(constraint, StringComparison.OrdinalIgnoreCase)
            && (name.Length == constraint.Length || name[^(constraint.Length + 1)] == '.'));

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}
