using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Paths;

/// <summary>A name, or a subtree of names, made ready to be compared many times (RFC 5280 §4.2.1.10).</summary>
internal sealed class ComparedName
{
    private ComparedName(GeneralName name, string? host = null, string? local = null, bool isDomain = false) =>
        (Name, Host, Local, IsDomain, Rdns) = (name, host, local, isDomain, name.Directory?.CanonicalRdns ?? []);

    /// <summary>As it came.</summary>
    public GeneralName Name { get; }

    /// <summary>The DNS name, or the host of an address or a URI; null when the name breaks the form that the clause gives it.</summary>
    public string? Host { get; }

    /// <summary>Of an e-mail address; null when there is none.</summary>
    public string? Local { get; }

    /// <summary>Of a subtree: all that is below <see cref="Host"/>, and not it.</summary>
    public bool IsDomain { get; }

    /// <summary>Of a directory name.</summary>
    public IReadOnlyList<string> Rdns { get; }

    public static ComparedName OfName(GeneralName name) => name.Kind switch
    {
        GeneralNameKind.Dns => new(name, DnsName.IsWellFormed(name.Text, allowWildcard: true) ? name.Text : null),
        GeneralNameKind.Email => OfMailbox(name),
        GeneralNameKind.Uri => new(name, HostOf(name.Text)),
        _ => new(name),
    };

    public static ComparedName OfSubtree(GeneralName subtree) => subtree.Kind switch
    {
        // The clause gives a constraint on DNS names no leading period; an empty one holds all.
        GeneralNameKind.Dns => new(subtree, WellFormed(subtree.Text)),
        GeneralNameKind.Email when subtree.Text.Contains('@', StringComparison.Ordinal) => OfMailbox(subtree),
        GeneralNameKind.Email or GeneralNameKind.Uri => subtree.Text.StartsWith('.')
            ? new(subtree, WellFormed(subtree.Text[1..]) is { Length: > 0 } host ? host : null, isDomain: true)
            : new(subtree, WellFormed(subtree.Text)),
        _ => new(subtree),
    };

    private static string? WellFormed(string host) => host.Length == 0 || DnsName.IsWellFormed(host) ? host : null;

    /// <summary>RFC 5321 §4.1.2: a quoted local part may hold an at sign.</summary>
    private static ComparedName OfMailbox(GeneralName name)
    {
        var at = name.Text.LastIndexOf('@');
        return at > 0 && DnsName.IsWellFormed(name.Text[(at + 1)..]) ? new(name, name.Text[(at + 1)..], name.Text[..at]) : new(name);
    }

    /// <summary>The host part, which must be there and be a name.</summary>
    private static string? HostOf(string uri)
    {
        var authority = uri.IndexOf("://", StringComparison.Ordinal);
        if (authority <= 0)
        {
            return null;
        }

        var rest = uri.AsSpan(authority + 3);
        rest = rest.IndexOfAny('/', '?', '#') is >= 0 and var end ? rest[..end] : rest;
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        rest = rest.IndexOf(':') is >= 0 and var port ? rest[..port] : rest;
        var host = rest.TrimEnd('.').ToString();
        return DnsName.IsWellFormed(host) && !IpAddress.IsNumeric(host) ? host : null;
    }
}
