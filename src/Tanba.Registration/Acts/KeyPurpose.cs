using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Registration.Acts;

/// <summary>Which of a person's keys an act needs, and how the refusals of that act are called.</summary>
public sealed class KeyPurpose
{
    /// <summary>Logging in.</summary>
    public static readonly KeyPurpose Authentication = new("sign-in", "not-authentication-key", CertificatePurpose.Authenticates);

    /// <summary>Acts that bind the person.</summary>
    public static readonly KeyPurpose Signing = new("act", "not-signing-key", CertificatePurpose.Signs);

    private readonly string codes;
    private readonly string wrongKey;
    private readonly Func<Certificate, bool> serves;

    private KeyPurpose(string codes, string wrongKey, Func<Certificate, bool> serves) => (this.codes, this.wrongKey, this.serves) = (codes, wrongKey, serves);

    internal string Code(string rule) => $"{codes}.{rule}";

    internal Rejection? Judge(Certificate certificate) => serves(certificate)
        ? null
        : Rejection.Forbidden(Code(wrongKey), "This key was not issued for that: logging in takes the authentication key, acts take the signing key.");
}
