using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Paths;
using Tanba.Signatures.Cms;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Cli.Verification;

/// <summary>One signature in the answer of <c>tanba verify cms</c>.</summary>
internal sealed record SignerAnswer(bool Valid, string? Reason, string Detail)
{
    /// <summary>The signer; null when the certificate is nowhere.</summary>
    public SubjectAnswer? Signer { get; init; }

    /// <summary>Of the signature, for people; null when the certificate is nowhere.</summary>
    public string? Algorithm { get; init; }

    /// <summary>By the signer's own clock.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>The time stamp that counts: the earliest valid one, else the first; null when there is none.</summary>
    public StampAnswer? TimeStamp { get; init; }

    /// <summary>For what time the certificate was judged.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Subjects, signer first.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>What is known of each certificate of the path below the root.</summary>
    public IReadOnlyList<RevocationAnswer> Revocation { get; init; } = [];

    public IReadOnlyList<SignerAnswer> CounterSignatures { get; init; } = [];

    public static SignerAnswer Of(SignerVerdict verdict) => new(verdict.IsValid, verdict.Reason, verdict.Detail)
    {
        Signer = verdict.Certificate is { } certificate ? SubjectAnswer.Of(certificate) : null,
        Algorithm = verdict.Certificate?.PublicKey.Name,
        SigningTime = verdict.SigningTime,
        TimeStamp = verdict.TimeStamps.OrderByDescending(stamp => stamp.IsValid).ThenBy(stamp => stamp.IsValid ? stamp.Time : null).FirstOrDefault() is { } stamp ? StampAnswer.Of(stamp) : null,
        At = verdict.At,
        Path = Subjects(verdict.Path),
        Revocation = [.. (verdict.Path?.Revocation ?? []).Select(RevocationAnswer.Of)],
        CounterSignatures = [.. verdict.CounterSignatures.Select(Of)],
    };

    internal static IReadOnlyList<string> Subjects(PathVerdict? path) => [.. (path?.Path ?? []).Select(certificate => certificate.Subject.ToString())];
}

/// <summary>Whose certificate it is.</summary>
internal sealed record SubjectAnswer(string Name, string? Iin, string? Bin, string? Organisation, IReadOnlyList<string> Roles, string Serial, string Subject, string Issuer)
{
    public static SubjectAnswer Of(Certificate certificate)
    {
        var subject = certificate.Subject;
        return new(
            certificate.HolderName(),
            subject.Iin,
            subject.Bin,
            subject.Find(Pki.Oids.Organization),
            CertificateRoles.Of(certificate),
            certificate.SerialNumber.ToString(),
            subject.ToString(),
            certificate.Issuer.ToString());
    }
}

/// <summary>A time stamp.</summary>
internal sealed record StampAnswer(bool Valid, string? Reason, string Detail, DateTimeOffset? Time, string? Policy, string? Authority, IReadOnlyList<string> Path)
{
    public static StampAnswer Of(TimeStampVerdict verdict) => new(
        verdict.IsValid,
        verdict.Reason,
        verdict.Detail,
        verdict.Time,
        verdict.Policy,
        verdict.Authority is { } authority ? authority.HolderName() : null,
        SignerAnswer.Subjects(verdict.Path));
}

/// <summary>What is known of the status of one certificate.</summary>
/// <param name="Status">good, revoked or unknown.</param>
/// <param name="Source">crl, ocsp, none, no-check.</param>
internal sealed record RevocationAnswer(string Subject, string Status, string Source, DateTimeOffset? ThisUpdate, DateTimeOffset? RevokedAt, string? Reason)
{
    public static RevocationAnswer Of(RevocationFact fact) => new(
        fact.Certificate.Subject.ToString(),
        fact.IsRevoked ? "revoked" : fact.IsGood ? "good" : "unknown",
        fact.Source == RevocationSource.NoCheck ? "no-check" : fact.Source.ToString().ToLowerInvariant(),
        fact.ThisUpdate,
        fact.RevokedAt,
        fact.Reason is { } reason ? Word(reason) : null);

    private static string Word(RevocationReason reason)
    {
        var name = reason.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
