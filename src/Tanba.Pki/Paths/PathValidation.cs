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
    /// Finds a path from <paramref name="leaf"/> to one of the trusted roots and judges it. Never throws for outside input, and ends
    /// within a bound of work whatever the evidence is.
    /// </summary>
    /// <param name="leaf">The certificate in question.</param>
    /// <param name="evidence">What the path is built and judged from.</param>
    /// <param name="parameters">Time, policies, purpose, revocation.</param>
    public static PathVerdict Validate(Certificate leaf, PathEvidence evidence, PathParameters parameters)
    {
        var search = new Search(evidence.Pool, evidence.Roots, parameters.At);
        return search.From([leaf]) is { } path
            ? new() { Path = path }
            : new() { Path = [leaf], Reason = ReasonOf(search.Farthest), Detail = search.Farthest.Detail, Citation = search.Farthest.Citation };
    }

    private static PathReason ReasonOf(Rejection fault) => Enum.GetValues<PathReason>().Single(reason => reason.Code() == fault.Code);

    private sealed class Search(IReadOnlyList<Certificate> pool, IReadOnlyList<Certificate> roots, DateTimeOffset at)
    {
        private int steps;
        private int progress = -1;

        public Rejection Farthest { get; private set; } = Rejection.Invalid("path.unknown-issuer", "no chain leads to a trusted root", "RFC 5280 §6.1");

        /// <summary>Depth first; <paramref name="chain"/> is leaf first.</summary>
        public IReadOnlyList<Certificate>? From(IReadOnlyList<Certificate> chain)
        {
            var last = chain[^1];
            if (roots.Contains(last))
            {
                var fault = PathRules.Check(chain, at);
                return fault is null ? chain : Remember(3, fault);
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

        private IReadOnlyList<Certificate>? Remember(int reached, Rejection fault)
        {
            if (reached > progress)
            {
                (progress, Farthest) = (reached, fault);
            }

            return null;
        }
    }
}
