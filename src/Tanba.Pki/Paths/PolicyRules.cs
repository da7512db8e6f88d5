using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>Policies from the root down: the graph and the three counters (RFC 5280 §6.1.2 (d)–(f), §6.1.3 (d)–(f), §6.1.4 (a), (b), (h)–(j), §6.1.5).</summary>
internal sealed class PolicyRules
{
    private readonly PolicyGraph graph = new();
    private int explicitPolicy;
    private int mapping;
    private int anyPolicy;

    /// <param name="length">Certificates below the root.</param>
    /// <param name="parameters">The initial values.</param>
    public PolicyRules(int length, PathParameters parameters)
    {
        explicitPolicy = parameters.ExplicitPolicy ? 0 : length + 1;
        mapping = parameters.InhibitMapping ? 0 : length + 1;
        anyPolicy = parameters.InhibitAnyPolicy ? 0 : length + 1;
    }

    /// <summary>§6.1.3 (d)–(f), and for what stands above another certificate §6.1.4.</summary>
    public PathFault? Descend(KnownCertificate known, bool isLeaf)
    {
        var certificate = known.Certificate;
        if (!graph.IsEmpty)
        {
            graph.Descend(certificate.Policies, anyPolicy > 0 || (!isLeaf && known.IsSelfIssued));
        }

        if (graph.IsEmpty && explicitPolicy == 0)
        {
            return NoPolicy(certificate);
        }

        return isLeaf ? null : Prepare(known);
    }

    /// <summary>§6.1.5 (a), (b), (g).</summary>
    public (PathFault? Fault, IReadOnlyList<string> Policies) WrapUp(Certificate leaf, IReadOnlySet<string> accepted)
    {
        explicitPolicy = leaf.PolicyConstraints?.RequireExplicitPolicy == 0 ? 0 : Math.Max(0, explicitPolicy - 1);
        var policies = graph.Constrained(accepted);
        return explicitPolicy == 0 && policies.Count == 0 ? (NoPolicy(leaf), []) : (null, policies);
    }

    private static PathFault NoPolicy(Certificate certificate) =>
        new(PathReason.NoPolicy, $"at {certificate} no policy is left that is valid and accepted", "RFC 5280 §6.1.3 (f), §6.1.5 (g)");

    private PathFault? Prepare(KnownCertificate known)
    {
        var certificate = known.Certificate;
        if (certificate.PolicyMappings.Any(pair => pair.IssuerDomain == Oids.AnyPolicy || pair.SubjectDomain == Oids.AnyPolicy))
        {
            return new(PathReason.NoPolicy, $"{certificate} maps anyPolicy", "RFC 5280 §6.1.4 (a)");
        }

        if (!graph.IsEmpty && certificate.PolicyMappings.Count > 0)
        {
            graph.Map(certificate.PolicyMappings, mapping == 0);
        }

        if (!known.IsSelfIssued)
        {
            (explicitPolicy, mapping, anyPolicy) = (Math.Max(0, explicitPolicy - 1), Math.Max(0, mapping - 1), Math.Max(0, anyPolicy - 1));
        }

        explicitPolicy = Math.Min(explicitPolicy, certificate.PolicyConstraints?.RequireExplicitPolicy ?? int.MaxValue);
        mapping = Math.Min(mapping, certificate.PolicyConstraints?.InhibitPolicyMapping ?? int.MaxValue);
        anyPolicy = Math.Min(anyPolicy, certificate.InhibitAnyPolicy ?? int.MaxValue);
        return null;
    }
}
