using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>A relying party that does not look for the issuer must not be stopped by the address of one.</summary>
internal static class AuthorityInfoAccessNotCritical
{
    public static LintRule Rule { get; } = new(
        "authority information access is not critical",
        "RFC 5280 §4.2.2.1",
        subject => subject.Find(Oids.AuthorityInfoAccess) is not null,
        subject => subject.Find(Oids.AuthorityInfoAccess)!.Critical ? "it is marked critical" : null);
}
