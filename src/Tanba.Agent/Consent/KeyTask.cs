using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Consent;

/// <summary>What a page wants a key for, in either generation of the national profile.</summary>
public sealed record KeyTask
{
    /// <summary>Logging in.</summary>
    public static readonly KeyTask Authentication = new(CertificatePurpose.Authenticates, Rejection.Invalid("key.not-for-authentication", "a signing key opens no cabinet"));

    /// <summary>Signing documents and acts.</summary>
    public static readonly KeyTask Signing = new(CertificatePurpose.Signs, Rejection.Invalid("key.not-for-signing", "an authentication key signs no documents"));

    private readonly Func<Certificate, bool> serves;

    private KeyTask(Func<Certificate, bool> serves, Rejection unfit) => (this.serves, Unfit) = (serves, unfit);

    /// <summary>The refusal of a key that is not for this.</summary>
    public Rejection Unfit { get; }

    /// <summary>Null when the key is for this.</summary>
    public Rejection? WhyNot(Certificate certificate) => serves(certificate) ? null : Unfit;
}
