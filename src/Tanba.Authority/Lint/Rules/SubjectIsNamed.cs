using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>Somebody must be certified.</summary>
internal static class SubjectIsNamed
{
    public static LintRule Rule { get; } = new(
        "a subject without a name has a critical alternative name, and a CA has a name",
        "RFC 5280 §4.1.2.6",
        subject => subject.Certificate.Subject.Attributes.Count == 0,
        subject => subject.IsCa ? "a CA must have a name"
            : subject.Find(Oids.SubjectAltName) is { Critical: true } ? null
            : "there is no critical alternative name");
}
