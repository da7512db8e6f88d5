using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>
/// Path building and basic validation (RFC 5280 §6.1 without policies and name constraints: a certificate that makes these
/// critical, beyond certificatePolicies, is refused). Pure, safe from any thread.
/// </summary>
public static class PathValidation
{
    /// <summary>Longer chains are not built.</summary>
    public const int MostCertificates = 8;

    // A pool full of like-named certificates must not become a flood of signature checks.
    private const int MostSteps = 200;

    /// <summary>
    /// Finds a chain from <paramref name="leaf"/> to one of <paramref name="roots"/> (equal by octets) and checks signatures, names,
    /// validity, CA and keyCertSign, path length and critical extensions, those of the root too. Refuses with
    /// <c>path.unknown-issuer</c>, <c>path.signature-wrong</c>, <c>path.expired</c>, <c>path.not-yet-valid</c>, <c>path.not-a-ca</c>,
    /// <c>path.too-long</c>, <c>path.unknown-critical-extension</c>: of several chains the fault of the one that came farthest.
    /// </summary>
    /// <param name="leaf">The certificate in question.</param>
    /// <param name="pool">Certificates that may help; not trusted.</param>
    /// <param name="roots">Trusted.</param>
    /// <param name="at">The time in question; both ends of a validity count as valid.</param>
    public static Result<VerifiedPath> Validate(Certificate leaf, IReadOnlyList<Certificate> pool, IReadOnlyList<Certificate> roots, DateTimeOffset at)
    {
        var search = new Search(pool, roots, at);
        return search.From([leaf]) is { } path ? path : search.Farthest;
    }

    private sealed class Search(IReadOnlyList<Certificate> pool, IReadOnlyList<Certificate> roots, DateTimeOffset at)
    {
        private int steps;
        private int progress = -1;

        public Rejection Farthest { get; private set; } = Rejection.Invalid("path.unknown-issuer", "no chain leads to a trusted root", "RFC 5280 §6.1");

        /// <summary>Depth first; <paramref name="chain"/> is leaf first.</summary>
        public VerifiedPath? From(IReadOnlyList<Certificate> chain)
        {
            var last = chain[^1];
            if (roots.Contains(last))
            {
                var fault = PathRules.Check(chain, at);
                return fault is null ? new(chain) : Remember(3, fault);
            }

            // The root before its namesakes; each certificate once in a chain (RFC 5280 §6.1: no certificate twice).
            foreach (var issuer in roots.Concat(pool).Distinct().Where(candidate => candidate.Subject.Matches(last.Issuer) && !chain.Contains(candidate)))
            {
                if (chain.Count == MostCertificates || ++steps > MostSteps)
                {
                    return Remember(2, Rejection.Invalid("path.too-long", $"more than {MostCertificates} certificates or too many namesakes"));
                }

                var found = last.IsSignedBy(issuer.PublicKey)
                    ? From([.. chain, issuer])
                    : Remember(1, Rejection.Invalid("path.signature-wrong", $"{last} is not signed by the key of {issuer}", "RFC 5280 §6.1.3"));
                if (found is not null)
                {
                    return found;
                }
            }

            return null;
        }

        private VerifiedPath? Remember(int reached, Rejection fault)
        {
            if (reached > progress)
            {
                (progress, Farthest) = (reached, fault);
            }

            return null;
        }
    }
}
