using Tanba.Pki.Certificates;

namespace Tanba.Authority.Lint.Rules;

/// <summary>When the extension is there, at least one bit is 1.</summary>
internal static class KeyUsageHasABit
{
    public static LintRule Rule { get; } = new(
        "key usage has a bit",
        "RFC 5280 §4.2.1.3",
        subject => subject.Certificate.KeyUsage is not null,
        subject => subject.Certificate.KeyUsage == KeyUsage.None ? "no bit is set" : null);
}
