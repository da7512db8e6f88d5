namespace Tanba.Pki.Paths;

/// <summary>The two times of revocation: of which it is asked, and at which the evidence must be current.</summary>
/// <param name="Asked">UTC, whole seconds.</param>
/// <param name="Known">UTC, whole seconds; never before <paramref name="Asked"/>.</param>
/// <param name="MaxAge">How old evidence may be whatever it says itself; null: it says so.</param>
internal sealed record EvidenceTime(DateTimeOffset Asked, DateTimeOffset Known, TimeSpan? MaxAge)
{
    // RFC 6960 §4.2.2.1: without nextUpdate something newer is always to be had, so that what is old is no evidence. RFC 5280 §5.1.2.5 has
    // every list say it; those that do not are taken the same way.
    private static readonly TimeSpan WithoutEnd = TimeSpan.FromDays(7);

    public static EvidenceTime Of(PathParameters parameters)
    {
        var asked = DerTime.WholeSeconds(parameters.At);
        var known = DerTime.WholeSeconds(parameters.EvidenceAt ?? parameters.At);
        return new(asked, known < asked ? asked : known, parameters.MaxEvidenceAge);
    }

    public bool IsCurrent(DateTimeOffset thisUpdate, DateTimeOffset? nextUpdate) =>
        thisUpdate <= Known && Known - thisUpdate <= (MaxAge ?? (nextUpdate is null ? WithoutEnd : TimeSpan.MaxValue)) && (nextUpdate is not { } next || Known <= next);

    /// <summary>With later evidence a certificate that was revoked only after the time asked was good then; else what is revoked is revoked.</summary>
    public bool HadHappened(DateTimeOffset revokedAt) => Known == Asked || revokedAt <= Asked;
}
