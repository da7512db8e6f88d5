using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>A program that does not know what a CA is must stop here.</summary>
internal static class BasicConstraintsOfCaCritical
{
    public static LintRule Rule { get; } = new(
        "basic constraints of a CA are critical",
        "RFC 5280 §4.2.1.9",
        subject => subject.IsCa,
        subject => subject.Find(Oids.BasicConstraints)!.Critical ? null : "they are not marked critical");
}
