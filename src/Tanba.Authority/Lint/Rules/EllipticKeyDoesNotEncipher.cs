using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Authority.Lint.Rules;

/// <summary>Such a key signs and agrees; it cannot encrypt.</summary>
internal static class EllipticKeyDoesNotEncipher
{
    public static LintRule Rule { get; } = new(
        "a key on an elliptic curve does not encipher",
        "RFC 8813 §3",
        subject => subject.Certificate.PublicKey.AlgorithmOid == Oids.EcPublicKey && subject.Certificate.KeyUsage is not null,
        subject => (subject.Certificate.KeyUsage & (KeyUsage.KeyEncipherment | KeyUsage.DataEncipherment)) != KeyUsage.None
            ? "keyEncipherment or dataEncipherment is set"
            : null);
}
