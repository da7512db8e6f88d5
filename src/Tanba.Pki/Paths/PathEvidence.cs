using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Names;
using Tanba.Pki.Ocsp;

namespace Tanba.Pki.Paths;

/// <summary>
/// What paths are built and judged from: trusted roots, certificates that may help, revocation lists and OCSP replies. Made once, then
/// used for any number of validations: which signatures of it are right is found out once. Safe from any thread.
/// </summary>
public sealed class PathEvidence
{
    private readonly Dictionary<Certificate, KnownCertificate> all = [];
    private readonly HashSet<Certificate> trusted;
    private readonly Dictionary<string, List<KnownCertificate>> bySubject = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownList>> listsByIssuer = new(StringComparer.Ordinal);
    private readonly Dictionary<SerialNumber, List<(OcspAnswer Answer, SingleResponse Response)>> responses = [];

    /// <summary>Takes the evidence in; nothing of it is believed but <paramref name="roots"/>.</summary>
    /// <param name="roots">Trusted: a path ends at one of them, equal by octets. Their validity, purposes, path length and name constraints bind.</param>
    /// <param name="pool">Certificates that may help; not trusted.</param>
    /// <param name="crls">Revocation lists, complete and delta; not believed before their signature is checked.</param>
    /// <param name="ocsp">OCSP replies; not believed before their signature and their signer are checked.</param>
    public PathEvidence(
        IReadOnlyList<Certificate> roots,
        IReadOnlyList<Certificate>? pool = null,
        IReadOnlyList<CertificateList>? crls = null,
        IReadOnlyList<OcspAnswer>? ocsp = null)
    {
        (Roots, Pool, Crls, Ocsp) = (roots, pool ?? [], crls ?? [], ocsp ?? []);
        trusted = [.. roots];

        // Roots first: the shortest way is tried first.
        foreach (var certificate in roots.Concat(Pool))
        {
            var known = new KnownCertificate(certificate);
            if (all.TryAdd(certificate, known))
            {
                AddTo(bySubject, certificate.Subject.Canonical, known);
            }
        }

        // The newest list of a kind before the older ones.
        foreach (var list in Crls.OrderByDescending(list => list.ThisUpdate))
        {
            AddTo(listsByIssuer, list.Issuer.Canonical, new KnownList(list));
        }

        foreach (var answer in Ocsp)
        {
            foreach (var response in answer.Responses)
            {
                AddTo(responses, response.CertId.SerialNumber, (answer, response));
            }
        }
    }

    /// <summary>Trusted.</summary>
    public IReadOnlyList<Certificate> Roots { get; }

    /// <summary>Not trusted.</summary>
    public IReadOnlyList<Certificate> Pool { get; }

    /// <summary>Revocation lists.</summary>
    public IReadOnlyList<CertificateList> Crls { get; }

    /// <summary>OCSP replies.</summary>
    public IReadOnlyList<OcspAnswer> Ocsp { get; }

    internal bool IsRoot(Certificate certificate) => trusted.Contains(certificate);

    /// <summary>The certificate as it is known here; a stranger is not kept.</summary>
    internal KnownCertificate Know(Certificate certificate) => all.TryGetValue(certificate, out var known) ? known : new(certificate);

    internal IReadOnlyList<KnownCertificate> Named(DistinguishedName subject) => bySubject.TryGetValue(subject.Canonical, out var found) ? found : [];

    internal IReadOnlyList<KnownList> ListsOf(DistinguishedName issuer) => listsByIssuer.TryGetValue(issuer.Canonical, out var found) ? found : [];

    internal IReadOnlyList<(OcspAnswer Answer, SingleResponse Response)> ResponsesOn(SerialNumber serialNumber) =>
        responses.TryGetValue(serialNumber, out var found) ? found : [];

    private static void AddTo<TKey, TValue>(Dictionary<TKey, List<TValue>> index, TKey key, TValue value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var found))
        {
            index[key] = found = [];
        }

        found.Add(value);
    }
}
