using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>The clause says SHOULD; this authority always does.</summary>
internal static class KeyUsageIsCritical
{
    public static LintRule Rule { get; } = new(
        "key usage is critical",
        "RFC 5280 §4.2.1.3",
        subject => subject.Find(Oids.KeyUsage) is not null,
        subject => subject.Find(Oids.KeyUsage)!.Critical ? null : "it is not marked critical");
}
