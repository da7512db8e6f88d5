namespace Tanba.Authority.Lint;

/// <summary>One rule of a standard: one file of <c>Lint/Rules</c>.</summary>
/// <param name="Name">The rule as a short sentence.</param>
/// <param name="Citation">The clause.</param>
/// <param name="Applies">Whether the rule has anything to say about this certificate.</param>
/// <param name="Fault">What is wrong, for a person; null when nothing is.</param>
public sealed record LintRule(string Name, string Citation, Func<LintSubject, bool> Applies, Func<LintSubject, string?> Fault)
{
    public LintVerdict Check(LintSubject subject) =>
        !Applies(subject) ? new(this, LintOutcome.NotApplicable, null)
        : Fault(subject) is { } fault ? new(this, LintOutcome.Failed, fault)
        : new(this, LintOutcome.Passed, null);
}

public enum LintOutcome
{
    NotApplicable,
    Passed,
    Failed,
}

/// <summary>What one rule says of one certificate.</summary>
public sealed record LintVerdict(LintRule Rule, LintOutcome Outcome, string? Fault);
