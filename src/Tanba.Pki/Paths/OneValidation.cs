using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>One validation: one budget for a path and for those of the signers of lists that it needs.</summary>
internal sealed class OneValidation(PathEvidence evidence, PathParameters parameters)
{
    private readonly WorkBudget work = new();
    private readonly Dictionary<(Certificate Signer, Certificate? Root), bool> signers = [];

    public PathVerdict Run(KnownCertificate leaf) => new PathSearch(evidence, parameters, work, Judge).Run(leaf);

    public RevocationFact Status(Certificate subject, Certificate issuer) => Revocation().Find(new IssuedLink(subject, issuer, issuer.PublicKey, null));

    private PathJudgement Judge(BuiltPath path)
    {
        var (fault, policies) = PathRules.Check(path, parameters, work);
        if (fault is not null)
        {
            return PathJudgement.Fails(fault, PathFault.Stage.Rules);
        }

        var (withdrawn, facts) = parameters.Revocation == RevocationChecking.None ? (null, []) : Revocation().Check(path);
        return withdrawn is null
            ? PathJudgement.Holds(new() { Path = path.Certificates, Policies = policies, Revocation = facts })
            : PathJudgement.Fails(withdrawn, PathFault.Stage.Revocation);
    }

    private RevocationRules Revocation()
    {
        var time = EvidenceTime.Of(parameters);
        var crls = new CrlRules(evidence, time, work, IsTrusted);
        return new(new(evidence, time, work, crls), crls, parameters.Revocation);
    }

    /// <summary>RFC 5280 §6.3.3 (f): a signer of lists is judged like any certificate, to the same root. Two that vouch for each other are not believed.</summary>
    private bool IsTrusted(KnownCertificate signer, Certificate? root)
    {
        if (!signers.TryGetValue((signer.Certificate, root), out var isTrusted))
        {
            signers[(signer.Certificate, root)] = false;
            var asked = new PathParameters { At = parameters.At, EvidenceAt = parameters.EvidenceAt, Revocation = parameters.Revocation, MaxEvidenceAge = parameters.MaxEvidenceAge, Strength = parameters.Strength };
            var search = new PathSearch(evidence, asked, work, path => JudgeSigner(path, root, asked));
            signers[(signer.Certificate, root)] = isTrusted = search.Run(signer).IsValid;
        }

        return isTrusted;
    }

    private PathJudgement JudgeSigner(BuiltPath path, Certificate? root, PathParameters asked)
    {
        var fault = root is null || path.Root.Equals(root) ? null : new PathFault(PathReason.UnknownIssuer, "the path ends at another root");
        fault ??= PathRules.Check(path, asked, work).Fault ?? (path.Chain.Count == 1 ? null : Revocation().Check(path).Fault);
        return fault is null ? PathJudgement.Holds(new() { Path = path.Certificates }) : PathJudgement.Fails(fault, PathFault.Stage.Rules);
    }
}
