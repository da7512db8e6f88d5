using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.TimeStamps;

/// <summary>
/// A time-stamp token as it was read: SignedData over a <see cref="TstInfo"/> (RFC 3161 §2.4.2). Nothing in it is believed before
/// <see cref="Check"/>. Immutable, safe from any thread.
/// </summary>
public sealed class TimeStampToken
{
    private readonly SignedCms document;

    private TimeStampToken(SignedCms document, TstInfo info) => (this.document, Unchecked) = (document, info);

    /// <summary>What the token says, not yet checked: for showing it, and for comparing it with a request.</summary>
    public TstInfo Unchecked { get; }

    /// <summary>The certificates inside: not trusted.</summary>
    public IReadOnlyList<Certificate> Certificates => document.Certificates;

    /// <summary>
    /// Reads BER or DER of at most 64 MiB; the content must be inside. Refuses with <see cref="TimeStampReasons.Malformed"/>.
    /// </summary>
    public static Result<TimeStampToken> Decode(ReadOnlyMemory<byte> encoded)
    {
        if (!SignedCms.Decode(encoded).Try(out var document, out var refused))
        {
            return Malformed(refused.Detail);
        }

        if (document.ContentType != Oids.TstInfo || document.Content is not { } content)
        {
            return Malformed("the content is no TSTInfo");
        }

        return TstInfo.Decode(content).Try(out var info, out refused) ? new TimeStampToken(document, info) : Malformed(refused.Detail);
    }

    /// <summary>
    /// Checks everything but the trust in the authority: imprint, signature, that the certificate is for time stamps alone, is the one
    /// meant, and was valid at the time. Refuses with the codes of <see cref="TimeStampReasons"/> and <see cref="CmsReasons"/>.
    /// </summary>
    /// <param name="stamped">What must have been stamped; for CAdES-T the signature value.</param>
    /// <param name="more">Certificates that the authority's may be among when it is not inside; not trusted.</param>
    public Result<CheckedTimeStamp> Check(ReadOnlySpan<byte> stamped, IReadOnlyList<Certificate>? more = null)
    {
        if (Digests.Find(Unchecked.Imprint.DigestOid) is null)
        {
            return Rejection.Invalid(TimeStampReasons.DigestUnknown, $"the imprint is by {Unchecked.Imprint.DigestOid}");
        }

        if (!Unchecked.Imprint.IsOf(stamped))
        {
            return Rejection.Invalid(TimeStampReasons.ImprintDiffers, "the time stamp is over something else", "RFC 3161 §2.4.2");
        }

        if (document.Signers is not [var signer])
        {
            return Rejection.Invalid(TimeStampReasons.OneSigner, $"a time stamp has one signature, this has {document.Signers.Count}", "RFC 3161 §2.4.2");
        }

        if (!document.Check(signer, SignedContent.Of(document.Content!.Value), more).Try(out var by, out var refused))
        {
            return refused;
        }

        return WhyNot(signer, by.Certificate) is { } fault ? fault : new CheckedTimeStamp(Unchecked, by.Certificate);
    }

    private Rejection? WhyNot(SignerInfo signer, Certificate certificate)
    {
        if (!certificate.Extensions.Any(extension => extension is { Oid: Oids.ExtendedKeyUsage, Critical: true }) || certificate.ExtendedKeyUsage is not [Oids.TimeStamping])
        {
            return Rejection.Invalid(TimeStampReasons.WrongPurpose, $"{certificate} is not for time stamps alone, critically", "RFC 3161 §2.3");
        }

        if (!SigningCertificate.IsPresent(signer.SignedAttributes))
        {
            return Rejection.Invalid(TimeStampReasons.CertificateNotNamed, "signingCertificate is not among the signed attributes", "RFC 5816 §2.2.1");
        }

        var second = DerTime.WholeSeconds(Unchecked.Time);
        return second >= certificate.NotBefore && second <= certificate.NotAfter
            ? null
            : Rejection.Invalid(TimeStampReasons.OutsideValidity, $"the stamp is of {Unchecked.Time:u}, {certificate} is not valid then");
    }

    private static Rejection Malformed(string detail) => Rejection.Invalid(TimeStampReasons.Malformed, detail, "RFC 3161 §2.4.2");
}
