namespace Tanba.Authority.Lint.Rules;

/// <summary>Paths are built by it.</summary>
internal static class CaHasSubjectKeyIdentifier
{
    public static LintRule Rule { get; } = new(
        "a CA has a subject key identifier",
        "RFC 5280 §4.2.1.2",
        subject => subject.IsCa,
        subject => subject.Certificate.SubjectKeyIdentifier is { Length: > 0 } ? null : "there is none");
}
