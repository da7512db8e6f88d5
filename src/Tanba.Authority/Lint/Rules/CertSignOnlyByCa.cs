using Tanba.Pki.Certificates;

namespace Tanba.Authority.Lint.Rules;

/// <summary>cA and keyCertSign go together.</summary>
internal static class CertSignOnlyByCa
{
    public static LintRule Rule { get; } = new(
        "only a CA signs certificates",
        "RFC 5280 §4.2.1.3, §4.2.1.9",
        subject => subject.IsCa || (subject.Certificate.KeyUsage ?? KeyUsage.None).HasFlag(KeyUsage.KeyCertSign),
        subject => !subject.IsCa ? "keyCertSign is set, cA is not"
            : (subject.Certificate.KeyUsage ?? KeyUsage.None).HasFlag(KeyUsage.KeyCertSign) ? null
            : "cA is set, keyCertSign is not");
}
