namespace Tanba.Authority.Lint.Rules;

/// <summary>A certificate policy OID must not appear more than once.</summary>
internal static class PoliciesAreNotRepeated
{
    public static LintRule Rule { get; } = new(
        "a policy stands once",
        "RFC 5280 §4.2.1.4",
        subject => subject.Certificate.Policies.Count > 0,
        subject => subject.Certificate.Policies.Distinct(StringComparer.Ordinal).Count() == subject.Certificate.Policies.Count ? null : "a policy stands twice");
}
