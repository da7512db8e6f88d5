using Tanba.Pki;

namespace Tanba.Server.Public.Status;

/// <summary>The search field of a status page, what was found, and the sentence when nothing was.</summary>
public sealed record StatusSearch(string? Number, StatusView? Found, Rejection? Refused)
{
    public static readonly StatusSearch Empty = new(null, null, null);
}
