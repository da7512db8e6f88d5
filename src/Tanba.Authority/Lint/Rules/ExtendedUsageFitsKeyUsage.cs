using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Authority.Lint.Rules;

/// <summary>Both extensions must allow the act, so a purpose without a bit can never be used.</summary>
internal static class ExtendedUsageFitsKeyUsage
{
    private static readonly Dictionary<string, KeyUsage> Serves = new(StringComparer.Ordinal)
    {
        [Oids.ClientAuth] = KeyUsage.DigitalSignature | KeyUsage.KeyAgreement,
        [Oids.EmailProtection] = KeyUsage.DigitalSignature | KeyUsage.NonRepudiation | KeyUsage.KeyEncipherment | KeyUsage.KeyAgreement,
        [Oids.OcspSigning] = KeyUsage.DigitalSignature | KeyUsage.NonRepudiation,
        [Oids.TimeStamping] = KeyUsage.DigitalSignature | KeyUsage.NonRepudiation,
    };

    public static LintRule Rule { get; } = new(
        "every purpose has a key usage that serves it",
        "RFC 5280 §4.2.1.12",
        subject => subject.Certificate.KeyUsage is not null && subject.Certificate.ExtendedKeyUsage.Any(Serves.ContainsKey),
        subject => subject.Certificate.ExtendedKeyUsage.FirstOrDefault(purpose =>
            Serves.TryGetValue(purpose, out var bits) && (subject.Certificate.KeyUsage & bits) == KeyUsage.None) is { } unserved
            ? $"no bit of the key usage serves {unserved}"
            : null);
}
