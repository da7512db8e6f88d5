using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Pki.Paths;

/// <summary>
/// What paths are built and judged from: trusted roots, certificates that may help, revocation lists and OCSP replies. Made once, then
/// used for any number of validations: what was found out about it is kept. Safe from any thread.
/// </summary>
public sealed class PathEvidence
{
    /// <summary>Takes the evidence in; nothing of it is believed but <paramref name="roots"/>.</summary>
    /// <param name="roots">Trusted: a path ends at one of them, equal by octets. What they say of themselves (validity, constraints) binds.</param>
    /// <param name="pool">Certificates that may help; not trusted.</param>
    /// <param name="crls">Revocation lists, complete and delta; not believed before their signature is checked.</param>
    /// <param name="ocsp">OCSP replies; not believed before their signature and their signer are checked.</param>
    public PathEvidence(
        IReadOnlyList<Certificate> roots,
        IReadOnlyList<Certificate>? pool = null,
        IReadOnlyList<CertificateList>? crls = null,
        IReadOnlyList<OcspAnswer>? ocsp = null)
    {
        Roots = roots;
        Pool = pool ?? [];
        Crls = crls ?? [];
        Ocsp = ocsp ?? [];
    }

    /// <summary>Trusted.</summary>
    public IReadOnlyList<Certificate> Roots { get; }

    /// <summary>Not trusted.</summary>
    public IReadOnlyList<Certificate> Pool { get; }

    /// <summary>Revocation lists.</summary>
    public IReadOnlyList<CertificateList> Crls { get; }

    /// <summary>OCSP replies.</summary>
    public IReadOnlyList<OcspAnswer> Ocsp { get; }
}
