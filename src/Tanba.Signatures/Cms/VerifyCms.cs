using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Signatures.Cms;

/// <summary>
/// Judges a signed document as a relying party does: each signature, its time stamps, the signer's certificate at the time that they prove,
/// the signatures over it. Pure, safe from any thread; never throws for outside input.
/// </summary>
public static class VerifyCms
{
    // Who makes a document of a hundred signatures with a hundred stamps each does not make whoever checks it work for it.
    private const int MostAdditions = 100;
    private const int MostStamps = 10;

    /// <summary>Judges a document whose content is inside.</summary>
    /// <param name="document">As it was read.</param>
    /// <param name="evidence">As below.</param>
    /// <param name="parameters">As below.</param>
    public static CmsVerdict Run(SignedCms document, PathEvidence evidence, PathParameters parameters) =>
        Run(document, default(ReadOnlyMemory<byte>?), evidence, parameters);

    /// <summary>Judges a document whose content is inside or given in memory.</summary>
    /// <param name="document">As it was read.</param>
    /// <param name="detached">The content when it is not inside; when it is, null or the same octets.</param>
    /// <param name="evidence">What paths are built and judged from; the document's own certificates, lists and replies are added.</param>
    /// <param name="parameters">The time asked, and how paths are judged; <see cref="PathPurpose.Signing"/> is usual.</param>
    public static CmsVerdict Run(SignedCms document, ReadOnlyMemory<byte>? detached, PathEvidence evidence, PathParameters parameters)
    {
        if ((document.Content ?? detached) is not { } content)
        {
            return Refused(document, parameters, CmsReasons.ContentMissing, "the signature is detached and no content was given");
        }

        return detached is { } given && !given.Span.SequenceEqual(content.Span)
            ? Refused(document, parameters, CmsReasons.ContentDiffers, "the content inside is not the content given")
            : Run(document, SignedContent.Of(content), evidence, parameters);
    }

    /// <summary>Judges a file; its content, and the one given, are read once.</summary>
    /// <param name="file">As it was opened.</param>
    /// <param name="detached">The content when it is not inside; when it is, null or the same octets. Read from its position on.</param>
    /// <param name="evidence">As above.</param>
    /// <param name="parameters">As above.</param>
    public static CmsVerdict Run(CmsFile file, Stream? detached, PathEvidence evidence, PathParameters parameters)
    {
        List<string> digests = [.. file.Document.Signers.Select(signer => signer.DigestAlgorithm.Oid).Append(Oids.Sha256).Distinct(StringComparer.Ordinal)];
        var inside = file.ContentLength is null ? null : file.Digest(digests);
        var given = detached is null ? null : SignedContent.Read(detached, digests);
        if ((inside ?? given) is not { } content)
        {
            return Refused(file.Document, parameters, CmsReasons.ContentMissing, "the signature is detached and no content was given");
        }

        return inside is not null && given is not null && !inside.Digest(Oids.Sha256)!.AsSpan().SequenceEqual(given.Digest(Oids.Sha256))
            ? Refused(file.Document, parameters, CmsReasons.ContentDiffers, "the content inside is not the content given")
            : Run(file.Document, content, evidence, parameters);
    }

    /// <summary>Judges a document whose content is known by its digests.</summary>
    /// <param name="document">As it was read.</param>
    /// <param name="content">What must have been signed.</param>
    /// <param name="evidence">As above.</param>
    /// <param name="parameters">As above.</param>
    public static CmsVerdict Run(SignedCms document, SignedContent content, PathEvidence evidence, PathParameters parameters)
    {
        var (crls, ocsp) = document.ReadRevocation();
        var (joined, budget) = (JoinedEvidence.Of(evidence, document.Certificates, crls, ocsp), new Budget(MostAdditions));
        return new([.. document.Signers.Select(signer => Signer(signer, document.ContentType, content, new(joined, parameters, budget)))]);
    }

    private static SignerVerdict Signer(SignerInfo signer, string? contentType, SignedContent content, Asked asked)
    {
        IReadOnlyList<Certificate> certificates = [.. asked.Evidence.Pool, .. asked.Evidence.Roots];
        var verdict = new SignerVerdict { Signature = signer, At = asked.Parameters.At };
        if (!new SignerCheck(certificates, contentType, signer, new(asked.Evidence, asked.Parameters)).Run(content).Try(out var held, out var refused))
        {
            return verdict with { Reason = refused.Code, Detail = refused.Detail, Certificate = certificates.FirstOrDefault(signer.Names) };
        }

        List<TimeStampVerdict> stamps =
        [
            .. signer.UnsignedAttributes.All(Oids.SignatureTimeStampAttribute).Take(MostStamps).Where(_ => asked.Budget.Spend())
                .Select(token => VerifyTimeStamp.Run(token, signer.Signature.Span, asked.Evidence, asked.Parameters)),
        ];
        var at = stamps.Where(stamp => stamp.IsValid).Min(stamp => stamp.Time) ?? asked.Parameters.At;
        var path = PathValidation.Validate(held.Certificate, asked.Evidence, asked.Parameters with { At = at });
        return verdict with
        {
            Reason = path.Reason?.Code(),
            Detail = path.Detail,
            Certificate = held.Certificate,
            SigningTime = held.SigningTime,
            TimeStamps = stamps,
            At = at,
            Path = path,
            CounterSignatures = [.. Counter(signer, asked)],
        };
    }

    private static IEnumerable<SignerVerdict> Counter(SignerInfo signer, Asked asked) =>
        signer.UnsignedAttributes.All(Oids.CounterSignatureAttribute).Select(encoded =>
            !asked.Budget.Spend() ? Unread(asked, CmsReasons.TooMuchWork, $"more than {MostAdditions} time stamps and signatures are over others")
            : Read(encoded) is { } counter ? Signer(counter, null, SignedContent.Of(signer.Signature), asked)
            : Unread(asked, CmsReasons.AttributesWrong, "a counter-signature is malformed"));

    private static SignerVerdict Unread(Asked asked, string reason, string detail) => new() { At = asked.Parameters.At, Reason = reason, Detail = detail };

    private static SignerInfo? Read(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            return Der.ReadInner(encoded, SignerInfo.Read, AsnEncodingRules.BER);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static CmsVerdict Refused(SignedCms document, PathParameters parameters, string reason, string detail) => new(
    [
        .. document.Signers.Select(signer => new SignerVerdict
        {
            Signature = signer,
            At = parameters.At,
            Reason = reason,
            Detail = detail,
            Certificate = document.Certificates.FirstOrDefault(signer.Names),
        }),
    ]);

    /// <summary>What paths are judged from and for.</summary>
    private sealed record Asked(PathEvidence Evidence, PathParameters Parameters, Budget Budget);

    /// <summary>How many time stamps and counter-signatures of one document are still looked at.</summary>
    private sealed class Budget(int left)
    {
        private int left = left;

        public bool Spend() => left-- > 0;
    }
}
