using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>What must hold for a path whose names and signatures fit, revocation aside (RFC 5280 §6.1.3–§6.1.5).</summary>
internal static class PathRules
{
    /// <summary>The first fault; null with the policies that hold when there is none.</summary>
    public static (PathFault? Fault, IReadOnlyList<string> Policies) Check(BuiltPath path, PathParameters parameters, WorkBudget work)
    {
        var fault = OfEach(path.Chain, parameters)
            ?? (path.Chain.Count == 1 ? PathSignatures.CheckAlone(path.Chain[0], work) : PathSignatures.Check(path, parameters, work))
            ?? PurposeRules.Check(path.Chain, parameters);
        return fault is null ? FromRoot(path.Chain, parameters, work) : (fault, []);
    }

    /// <summary>From the leaf up.</summary>
    private static PathFault? OfEach(IReadOnlyList<KnownCertificate> chain, PathParameters parameters)
    {
        var at = DerTime.WholeSeconds(parameters.At);

        // RFC 5280 §4.2.1.9: self-issued certificates do not count, nor does the leaf.
        var below = 0;
        for (var i = 0; i < chain.Count; i++)
        {
            var (known, isRoot) = (chain[i], i == chain.Count - 1);
            var fault = CertificateRules.FaultOfTime(known.Certificate, at) ?? known.FaultOfForm ?? StrengthRules.FaultOfKey(known.Certificate, parameters.Strength)
                ?? (i == 0 ? null : CertificateRules.FaultOfAuthority(known.Certificate, isRoot && known.IsSelfIssued) ?? FaultOfLength(known.Certificate, below));
            if (fault is not null)
            {
                return fault;
            }

            below += i > 0 && !known.IsSelfIssued ? 1 : 0;
        }

        return null;
    }

    private static PathFault? FaultOfLength(Certificate issuer, int below) => below > issuer.BasicConstraints?.PathLength
        ? new(PathReason.TooLong, $"{issuer} allows {issuer.BasicConstraints.PathLength} authorities below it, there are {below}", "RFC 5280 §6.1.4 (l)")
        : null;

    /// <summary>Names and policies, from the root down. What a root says of policies does not bind: it is trusted by who trusts it (RFC 5280 §6.1.1 (d)).</summary>
    private static (PathFault? Fault, IReadOnlyList<string> Policies) FromRoot(IReadOnlyList<KnownCertificate> chain, PathParameters parameters, WorkBudget work)
    {
        var (names, policies) = (new ConstrainedNames(work), new PolicyRules(chain.Count - 1, parameters));
        names.Add(chain[^1].Certificate);
        for (var i = chain.Count - 2; i >= 0; i--)
        {
            var (known, isLeaf) = (chain[i], i == 0);

            // RFC 5280 §6.1.3 (b): self-issued certificates are excepted, the last is not.
            var fault = (known.IsSelfIssued && !isLeaf ? null : names.Check(known.Certificate, isLeaf)) ?? policies.Descend(known, isLeaf);
            if (fault is not null)
            {
                return (fault, []);
            }

            names.Add(known.Certificate);
        }

        return chain.Count == 1 ? (null, [Oids.AnyPolicy]) : policies.WrapUp(chain[0].Certificate, parameters.Policies);
    }
}
