using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Paths;

/// <summary>
/// Whether one name lies in one subtree of the same kind (RFC 5280 §4.2.1.10). Null: it cannot be told, because one of the two breaks the
/// form that the clause gives it, or because names of this kind are not compared here.
/// </summary>
internal static class NameRules
{
    public static bool? IsWithin(ComparedName name, ComparedName subtree, bool isExcluded) => name.Name.Kind switch
    {
        GeneralNameKind.Directory => OfDirectory(name.Rdns, subtree.Rdns),
        GeneralNameKind.Ip => OfAddress(name.Name.Octets.Span, subtree.Name.Octets.Span),
        GeneralNameKind.Dns or GeneralNameKind.Email or GeneralNameKind.Uri when name.Host is null || subtree.Host is null => null,
        GeneralNameKind.Dns => OfDns(name.Host!, subtree.Host!, isExcluded),
        GeneralNameKind.Email or GeneralNameKind.Uri => OfHost(name, subtree),
        _ => null,
    };

    /// <summary>The RDNs of the subtree begin the name.</summary>
    private static bool OfDirectory(IReadOnlyList<string> name, IReadOnlyList<string> subtree)
    {
        if (name.Count < subtree.Count)
        {
            return false;
        }

        // The last ones differ most.
        for (var i = subtree.Count - 1; i >= 0; i--)
        {
            if (name[i] != subtree[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A wildcard may stand for the very name that is excluded.</summary>
    private static bool OfDns(string name, string subtree, bool isExcluded) => DnsName.IsWithin(name, subtree)
        || (isExcluded && name[0] == '*' && subtree.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            && subtree.AsSpan(dot + 1).Equals(name.AsSpan(2), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// One mailbox, all of one host, or with a leading period all of the hosts below a domain. RFC 5280 §7.5: the local part as it stands,
    /// the host in any case.
    /// </summary>
    private static bool OfHost(ComparedName name, ComparedName subtree) => subtree.Host!.Length == 0
        || (subtree.IsDomain
            ? name.Host!.Length > subtree.Host.Length && DnsName.IsWithin(name.Host, subtree.Host)
            : string.Equals(name.Host, subtree.Host, StringComparison.OrdinalIgnoreCase) && (subtree.Local is null || subtree.Local == name.Local));

    /// <summary>Address and mask as in RFC 4632: the ones of the mask stand before its zeros.</summary>
    private static bool? OfAddress(ReadOnlySpan<byte> address, ReadOnlySpan<byte> subtree)
    {
        var mask = subtree[(subtree.Length / 2)..];
        if (!IsPrefix(mask))
        {
            return null;
        }

        if (address.Length != mask.Length)
        {
            return false;
        }

        for (var i = 0; i < mask.Length; i++)
        {
            if (((address[i] ^ subtree[i]) & mask[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPrefix(ReadOnlySpan<byte> mask)
    {
        var isOver = false;
        foreach (var octet in mask)
        {
            // 1…10…0: the complement is one less than a power of two.
            var zeros = octet ^ 0xff;
            if ((isOver && octet != 0) || (zeros & (zeros + 1)) != 0)
            {
                return false;
            }

            isOver |= octet != 0xff;
        }

        return true;
    }
}
