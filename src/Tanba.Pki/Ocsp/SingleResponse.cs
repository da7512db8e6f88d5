using System.Formats.Asn1;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Ocsp;

/// <summary><c>CertStatus ::= CHOICE { good [0], revoked [1], unknown [2] }</c> (RFC 6960 §4.2.1).</summary>
public enum OcspCertStatus
{
    /// <summary>Issued and not revoked.</summary>
    Good,

    /// <summary>Revoked for good or on hold; or never issued, with the extended definition (§2.2).</summary>
    Revoked,

    /// <summary>The responder does not know the certificate.</summary>
    Unknown,
}

/// <summary>
/// <code>
/// SingleResponse ::= SEQUENCE { certID CertID, certStatus CertStatus, thisUpdate GeneralizedTime, nextUpdate [0] EXPLICIT GeneralizedTime OPTIONAL,
///   singleExtensions [1] EXPLICIT Extensions OPTIONAL }
/// RevokedInfo    ::= SEQUENCE { revocationTime GeneralizedTime, revocationReason [0] EXPLICIT CRLReason OPTIONAL }
/// </code>
/// (RFC 6960 §4.2.1).
/// </summary>
/// <param name="CertId">What was asked about.</param>
/// <param name="Status">The answer.</param>
/// <param name="ThisUpdate">When this was known to be so, UTC; cut to whole seconds.</param>
/// <param name="NextUpdate">When something newer will be known, UTC; null: newer information is available all the time.</param>
public sealed record SingleResponse(CertId CertId, OcspCertStatus Status, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate = null)
{
    // RFC 6960 §4.4.2, §4.4.4 and RFC 6962 §3.3: they add to the status and change nothing of it.
    private static readonly string[] Informative = [Oids.OcspCrl, Oids.OcspArchiveCutoff, Oids.OcspSignedTimestamps];

    /// <summary>Since when, UTC; needed exactly for <see cref="OcspCertStatus.Revoked"/>.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Why; null or unspecified is not written.</summary>
    public RevocationReason? Reason { get; init; }

    /// <summary>Whether a critical extension stands in it that is not understood.</summary>
    internal bool HasCriticalExtension { get; private init; }

    /// <summary>Good.</summary>
    public static SingleResponse Good(CertId certId, DateTimeOffset thisUpdate, DateTimeOffset? nextUpdate = null) =>
        new(certId, OcspCertStatus.Good, thisUpdate, nextUpdate);

    /// <summary>Revoked.</summary>
    public static SingleResponse Revoked(
        CertId certId,
        DateTimeOffset revokedAt,
        RevocationReason? reason,
        DateTimeOffset thisUpdate,
        DateTimeOffset? nextUpdate = null) =>
        new(certId, OcspCertStatus.Revoked, thisUpdate, nextUpdate) { RevokedAt = revokedAt, Reason = reason };

    /// <summary>Unknown: not of our issuer.</summary>
    public static SingleResponse Unknown(CertId certId, DateTimeOffset thisUpdate, DateTimeOffset? nextUpdate = null) =>
        new(certId, OcspCertStatus.Unknown, thisUpdate, nextUpdate);

    /// <summary>
    /// Never issued by us: revoked since 1970 and on hold, with the extended-revoke extension in the reply (RFC 6960 §2.2), as the
    /// national responder answers.
    /// </summary>
    public static SingleResponse NeverIssued(CertId certId, DateTimeOffset thisUpdate, DateTimeOffset? nextUpdate = null) =>
        Revoked(certId, DateTimeOffset.UnixEpoch, RevocationReason.CertificateHold, thisUpdate, nextUpdate);

    internal void Write(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            CertId.Write(writer);
            WriteStatus(writer);
            writer.WriteGeneralizedTime(ThisUpdate.ToUniversalTime(), omitFractionalSeconds: true);
            if (NextUpdate is { } next)
            {
                using (writer.PushSequence(Der.Context(0)))
                {
                    writer.WriteGeneralizedTime(next.ToUniversalTime(), omitFractionalSeconds: true);
                }
            }
        }
    }

    internal static SingleResponse Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var certId = CertId.Read(sequence);
        var (status, revokedAt, reason) = ReadStatus(sequence);
        var thisUpdate = DerTime.ReadGeneralized(sequence);
        DateTimeOffset? nextUpdate = sequence.HasData && sequence.PeekTag() == Der.Context(0) ? Explicit(sequence, DerTime.ReadGeneralized) : null;
        IReadOnlyList<Extension> extensions = sequence.HasData ? Extension.ReadAll(sequence.ReadSequence(Der.Context(1))) : [];
        sequence.ThrowIfNotEmpty();
        return new(certId, status, thisUpdate, nextUpdate)
        {
            RevokedAt = revokedAt,
            Reason = reason,
            HasCriticalExtension = extensions.Any(extension => extension.Critical && !Informative.Contains(extension.Oid)),
        };
    }

    private void WriteStatus(AsnWriter writer)
    {
        if (Status != OcspCertStatus.Revoked)
        {
            writer.WriteNull(Der.Context((int)Status, constructed: false));
            return;
        }

        using (writer.PushSequence(Der.Context(1)))
        {
            var at = RevokedAt ?? throw new InvalidOperationException("A revoked certificate was revoked at a time");
            writer.WriteGeneralizedTime(at.ToUniversalTime(), omitFractionalSeconds: true);
            if (Reason is { } reason && reason != RevocationReason.Unspecified)
            {
                using (writer.PushSequence(Der.Context(0)))
                {
                    writer.WriteEnumeratedValue(reason);
                }
            }
        }
    }

    private static (OcspCertStatus Status, DateTimeOffset? RevokedAt, RevocationReason? Reason) ReadStatus(AsnReader sequence)
    {
        var tag = sequence.PeekTag();
        if (tag == Der.Context(1))
        {
            var info = sequence.ReadSequence(tag);
            var at = DerTime.ReadGeneralized(info);
            RevocationReason? reason = info.HasData ? Explicit(info, RevokedEntry.ReadReason) : null;
            info.ThrowIfNotEmpty();
            return (OcspCertStatus.Revoked, at, reason);
        }

        var isGood = tag == Der.Context(0, constructed: false);
        sequence.ReadNull(isGood ? tag : Der.Context(2, constructed: false));
        return (isGood ? OcspCertStatus.Good : OcspCertStatus.Unknown, null, null);
    }

    private static T Explicit<T>(AsnReader reader, Func<AsnReader, T> read)
    {
        var tagged = reader.ReadSequence(Der.Context(0));
        var value = read(tagged);
        tagged.ThrowIfNotEmpty();
        return value;
    }
}
