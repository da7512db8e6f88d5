using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Registration.Acts;

/// <summary>Which of a person's two keys an act needs, and how the refusals of that act are called.</summary>
public sealed class KeyPurpose
{
    /// <summary>Logging in: extended key usage clientAuth, and no promise of non-repudiation.</summary>
    public static readonly KeyPurpose Authentication = new("sign-in", "not-authentication-key", KeyUsage.DigitalSignature, Oids.ClientAuth);

    /// <summary>Acts that bind the person: key usage nonRepudiation, extended key usage emailProtection.</summary>
    public static readonly KeyPurpose Signing = new("act", "not-signing-key", KeyUsage.NonRepudiation, Oids.EmailProtection);

    private readonly string codes;
    private readonly string wrongKey;
    private readonly KeyUsage usage;
    private readonly string extendedUsage;

    private KeyPurpose(string codes, string wrongKey, KeyUsage usage, string extendedUsage) =>
        (this.codes, this.wrongKey, this.usage, this.extendedUsage) = (codes, wrongKey, usage, extendedUsage);

    internal string Code(string rule) => $"{codes}.{rule}";

    /// <summary>RFC 5280 §4.2.1.12: both extensions must allow the purpose.</summary>
    internal Rejection? Judge(Certificate certificate) =>
        certificate.KeyUsage is { } allowed && allowed.HasFlag(usage) && certificate.ExtendedKeyUsage.Contains(extendedUsage, StringComparer.Ordinal)
            ? null
            : Rejection.Forbidden(Code(wrongKey), "This key was not issued for that: logging in takes the authentication key, acts take the signing key.");
}
