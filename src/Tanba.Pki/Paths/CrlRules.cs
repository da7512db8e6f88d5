using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Paths;

/// <summary>What lists say of a certificate (RFC 5280 §6.3.3), with deltas. One per validation.</summary>
/// <param name="evidence">Where the lists are.</param>
/// <param name="time">At which time lists must be current, and about which time is asked.</param>
/// <param name="work">Bounds the lists looked at.</param>
/// <param name="isTrusted">Whether a signer of lists has a path of its own to this root (§6.3.3 (f)).</param>
internal sealed class CrlRules(PathEvidence evidence, EvidenceTime time, WorkBudget work, Func<KnownCertificate, Certificate?, bool> isTrusted)
{
    /// <summary>Null when nothing believable is known, or not for all reasons.</summary>
    public RevocationFact? Find(IssuedLink link)
    {
        var covered = ReasonFlags.None;
        DateTimeOffset? oldest = null;
        foreach (var point in link.Subject.DistributionPoints.Append(CrlScope.Implied))
        {
            foreach (var list in CrlScope.Issuers(point, link.Subject).SelectMany(evidence.ListsOf))
            {
                // (d), (e): only what adds reasons is looked at; newer lists come before older ones of the same scope.
                var reasons = (list.List.Scope?.Reasons ?? ReasonFlags.All) & (point.Reasons ?? ReasonFlags.All) & ReasonFlags.All;
                if (!work.TakeStep() || (reasons & ~covered) == ReasonFlags.None || !time.IsCurrent(list.List.ThisUpdate, list.List.NextUpdate)
                    || !CrlScope.Covers(list.List, point, link.Subject) || Signer(list, link) is not { } key)
                {
                    continue;
                }

                var (entry, thisUpdate) = Entry(list.List, key, link.Subject);
                if (entry is not null && time.HadHappened(entry.RevokedAt))
                {
                    return new(link.Subject, RevocationSource.Crl, thisUpdate, entry.RevokedAt, entry.Reason);
                }

                covered |= reasons;
                oldest = oldest is null || thisUpdate < oldest ? thisUpdate : oldest;
            }
        }

        // §6.3.3, last paragraph: UNDETERMINED unless all reasons are covered.
        return covered == ReasonFlags.All ? new(link.Subject, RevocationSource.Crl, oldest) : null;
    }

    /// <summary>(f), (g): the issuer's own key, or that of another certificate of the list's issuer with a path of its own.</summary>
    private SubjectPublicKeyInfo? Signer(KnownList list, IssuedLink link)
    {
        if (link.Issuer.Subject.Matches(list.List.Issuer) && MaySign(link.Issuer) && list.IsSignedBy(link.IssuerKey, time.Known, work))
        {
            return link.IssuerKey;
        }

        // Where the status of the signer itself is asked, everything else about it has been judged by now: its list may name it.
        return evidence.Named(list.List.Issuer)
            .FirstOrDefault(signer => MaySign(signer.Certificate) && list.IsSignedBy(signer.Certificate.PublicKey, time.Known, work)
                && (signer.Certificate.Equals(link.Subject) || isTrusted(signer, link.Root)))
            ?.Certificate.PublicKey;
    }

    private static bool MaySign(Certificate signer) => signer.KeyUsage is not { } usage || usage.HasFlag(KeyUsage.CrlSign);

    /// <summary>(c), (h)–(k): what the newest delta of the list says, else what the list says.</summary>
    private (RevokedEntry? Entry, DateTimeOffset ThisUpdate) Entry(CertificateList list, SubjectPublicKeyInfo key, Certificate subject)
    {
        var delta = evidence.ListsOf(list.Issuer)
            .Where(other => other.List.BaseNumber is not null)
            .FirstOrDefault(other => IsDeltaOf(other.List, list) && time.IsCurrent(other.List.ThisUpdate, other.List.NextUpdate) && other.IsSignedBy(key, time.Known, work))?.List;
        var changed = delta?.Find(subject.SerialNumber, subject.Issuer);
        var entry = changed is null ? list.Find(subject.SerialNumber, subject.Issuer)
            : changed.Reason == RevocationReason.RemoveFromCrl ? null
            : changed;
        return (entry, delta?.ThisUpdate ?? list.ThisUpdate);
    }

    private static bool IsDeltaOf(CertificateList delta, CertificateList list) =>
        list.Number >= delta.BaseNumber && delta.Number >= list.Number && CrlScope.IsSame(delta.Scope, list.Scope);
}
