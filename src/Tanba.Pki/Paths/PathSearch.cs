using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>
/// Builds paths from a leaf up, depth first, until one holds. Every way costs, and the budget ends the search. Of those that fail the one
/// that came farthest is told. One per validation.
/// </summary>
internal sealed class PathSearch(PathEvidence evidence, PathParameters parameters, WorkBudget work, Func<BuiltPath, PathJudgement> judge)
{
    /// <summary>Longer paths are not built.</summary>
    public const int MostCertificates = 20;

    private readonly List<KnownCertificate> chain = [];
    private PathVerdict? farthest;
    private PathFault.Stage progress;

    public PathVerdict Run(KnownCertificate leaf)
    {
        chain.Add(leaf);
        farthest = new PathFault(PathReason.UnknownIssuer, $"no path leads from {leaf} to a trusted root", "RFC 5280 §6.1").Of([leaf.Certificate]);
        if (Extend() is { } valid)
        {
            return valid;
        }

        return work.IsExhausted && farthest.Reason != PathReason.TooMuchWork
            ? farthest with { Reason = PathReason.TooMuchWork, Citation = null, Detail = $"the bound of work was reached; the path that came farthest failed because {farthest.Detail}" }
            : farthest;
    }

    private PathVerdict? Extend()
    {
        var last = chain[^1];
        if (evidence.IsRoot(last.Certificate) && work.TakeStep())
        {
            var judgement = judge(new(chain));
            if (judgement.Valid is { } valid)
            {
                return valid;
            }

            Remember(judgement.Stage, judgement.Fault!);
        }

        foreach (var issuer in Issuers(last))
        {
            if (!work.TakeStep())
            {
                return null;
            }

            if (Try(last, issuer) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private PathVerdict? Try(KnownCertificate last, KnownCertificate issuer)
    {
        if (chain.Count == MostCertificates)
        {
            Remember(PathFault.Stage.Length, new(PathReason.TooLong, $"the path has more than {MostCertificates} certificates"));
            return null;
        }

        if (PathSignatures.Check(last, issuer.Certificate, work) is { } fault)
        {
            Remember(PathFault.Stage.Signature, fault);
            return null;
        }

        chain.Add(issuer);
        var found = Extend();
        chain.RemoveAt(chain.Count - 1);
        return found;
    }

    /// <summary>
    /// The likely ones first: whose key identifier fits, who is valid at the time. No certificate twice (RFC 5280 §6.1), nor two of one name
    /// and key, which would lead nowhere new.
    /// </summary>
    private IEnumerable<KnownCertificate> Issuers(KnownCertificate last)
    {
        var candidates = evidence.Named(last.Certificate.Issuer);
        return candidates.Count < 2
            ? candidates.Where(IsNew)
            : candidates.Where(IsNew).OrderBy(candidate => Unlikely(last.Certificate, candidate.Certificate));
    }

    private bool IsNew(KnownCertificate candidate) => !chain.Exists(member =>
        ReferenceEquals(member, candidate) || (member.Certificate.PublicKey.Equals(candidate.Certificate.PublicKey) && member.Certificate.Subject.Matches(candidate.Certificate.Subject)));

    private int Unlikely(Certificate below, Certificate candidate)
    {
        var isOther = below.AuthorityKeyIdentifier is { } wanted && candidate.SubjectKeyIdentifier is { } own && !wanted.Span.SequenceEqual(own.Span);
        return (isOther ? 2 : 0) + (parameters.At < candidate.NotBefore || parameters.At > candidate.NotAfter ? 1 : 0);
    }

    private void Remember(PathFault.Stage stage, PathFault fault)
    {
        if (stage > progress)
        {
            (progress, farthest) = (stage, fault.Of([.. chain.Select(known => known.Certificate)]));
        }
    }
}
