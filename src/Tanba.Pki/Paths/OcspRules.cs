using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Pki.Paths;

/// <summary>What OCSP replies say of a certificate (RFC 6960 §3.2, §4.2.2). One per validation.</summary>
internal sealed class OcspRules(PathEvidence evidence, EvidenceTime time, WorkBudget work, CrlRules crls)
{
    /// <summary>The newest believable reply; null when there is none, or when it does not know.</summary>
    public RevocationFact? Find(IssuedLink link)
    {
        RevocationFact? newest = null;
        foreach (var (answer, response) in evidence.ResponsesOn(link.Subject.SerialNumber).Where(one => one.Response.CertId.IsIssuedBy(link.Issuer)))
        {
            if (work.TakeStep() && IsUsable(answer, response, link.Subject) && (newest is null || response.ThisUpdate > newest.ThisUpdate) && IsAuthorised(answer, link))
            {
                var isRevoked = response.RevokedAt is { } since && time.HadHappened(since);
                newest = new(
                    link.Subject,
                    RevocationSource.Ocsp,
                    response.ThisUpdate,
                    isRevoked ? response.RevokedAt : null,
                    isRevoked ? response.Reason ?? RevocationReason.Unspecified : null);
            }
        }

        return newest;
    }

    /// <summary>RFC 6960 §3.2, §4.2.2.1; of several answers on one certificate in one reply the worst is meant.</summary>
    private bool IsUsable(OcspAnswer answer, SingleResponse response, Certificate subject) =>
        !answer.HasUnknownCriticalExtension && time.IsCurrent(response.ThisUpdate, response.NextUpdate)
            && answer.ProducedAt >= subject.NotBefore && answer.ProducedAt <= time.Known
            && (response.Status == OcspCertStatus.Revoked
                || answer.Responses.All(one => one.Status == OcspCertStatus.Good || one.CertId.SerialNumber != subject.SerialNumber));

    /// <summary>RFC 6960 §4.2.2.2: the issuer itself, or one whom it has certified for this and directly.</summary>
    public bool IsAuthorised(OcspAnswer answer, IssuedLink link)
    {
        if (IsNamed(answer, link.Issuer) && IsSigned(answer, link.IssuerKey))
        {
            return true;
        }

        var responders = answer.Certificates.Concat(answer.ResponderName is { } name ? evidence.Named(name).Select(known => known.Certificate) : evidence.Pool);
        return responders.Any(responder => IsNamed(answer, responder) && IsDelegated(responder, link) && IsSigned(answer, responder.PublicKey));
    }

    private static bool IsNamed(OcspAnswer answer, Certificate responder) => answer.ResponderName is { } name
        ? name.Matches(responder.Subject)
        : answer.ResponderKeyHash!.Value.Span.SequenceEqual(responder.PublicKey.Sha1OfKeyBits());

    private bool IsDelegated(Certificate responder, IssuedLink link)
    {
        if (!responder.Issuer.Matches(link.Issuer.Subject) || !responder.ExtendedKeyUsage.Contains(Oids.OcspSigning)
            || (responder.KeyUsage is { } usage && (usage & (KeyUsage.DigitalSignature | KeyUsage.NonRepudiation)) == KeyUsage.None)
            || CertificateRules.FaultOfTime(responder, time.Known) is not null || CertificateRules.FaultOfMeaning(responder) is not null || StrengthRules.FaultOfKey(responder, PathStrength.Usual) is not null
            || PathAlgorithms.Find(responder.SignatureIdentifier, time.Known) is not (var algorithm, true)
            || evidence.Know(responder).IsSignedBy(link.IssuerKey, algorithm, work) is not true)
        {
            return false;
        }

        // RFC 6960 §4.2.2.2.1: either it says that it need not be asked about, or what lists know of it counts.
        return responder.Extensions.Any(extension => extension.Oid == Oids.OcspNoCheck) || crls.Find(link with { Subject = responder }) is not { IsRevoked: true };
    }

    private bool IsSigned(OcspAnswer answer, SubjectPublicKeyInfo key)
    {
        var (identifier, message, value) = answer.Signed;
        return PathAlgorithms.FindForStatus(identifier, time.Known) is { } algorithm && work.TakeSignature() && algorithm.Verify(key, message.Span, value.Span);
    }
}
