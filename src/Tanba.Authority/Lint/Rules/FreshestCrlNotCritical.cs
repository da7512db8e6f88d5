using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>Delta lists are an offer, not a duty.</summary>
internal static class FreshestCrlNotCritical
{
    public static LintRule Rule { get; } = new(
        "freshest CRL is not critical",
        "RFC 5280 §4.2.1.15",
        subject => subject.Find(Oids.FreshestCrl) is not null,
        subject => subject.Find(Oids.FreshestCrl)!.Critical ? "it is marked critical" : null);
}
