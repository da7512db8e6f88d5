using System.Text;

using Tanba.Authority.Issuers;
using Tanba.Authority.Status;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;
using Tanba.Signatures.Cms;

namespace Tanba.Registration.Acts;

/// <summary>The one place where a signed act is judged: the text word for word, the signature, the path to our roots, the time, the purpose of the key, its status.</summary>
public sealed class CheckSignedAct(TrustedCertificates trusted, CertificateStatuses statuses, TimeProvider clock)
{
    // A text of 2 KiB, a signature and four certificates are under 16 KiB.
    private const int MostOctets = 64 * 1024;

    /// <param name="text">What must have been signed, word for word.</param>
    public async Task<Result<CheckedAct>> RunAsync(ReadOnlyMemory<byte> cms, string text, KeyPurpose purpose, CancellationToken stop)
    {
        if (!Signer(cms, text, purpose).Try(out var found, out var refused))
        {
            return refused;
        }

        if (PathTo(found.Signer, found.Others, purpose) is { } untrusted)
        {
            return untrusted;
        }

        if (purpose.Judge(found.Signer) is { } wrongKey)
        {
            return wrongKey;
        }

        if (await StatusOfAsync(found.Signer, purpose, stop) is { } withdrawn)
        {
            return withdrawn;
        }

        return found.Signer.Subject.Iin is { } iin
            ? new CheckedAct(iin, found.Signer, cms)
            : Rejection.Forbidden(purpose.Code("no-iin"), "The certificate of this key names no person by IIN.");
    }

    private static Result<(Certificate Signer, IReadOnlyList<Certificate> Others)> Signer(ReadOnlyMemory<byte> cms, string text, KeyPurpose purpose)
    {
        if (cms.Length > MostOctets)
        {
            return Rejection.Invalid(purpose.Code("too-large"), $"A signed act has at most {MostOctets} octets.");
        }

        if (!SignedCms.Decode(cms).Try(out var signed, out var refused))
        {
            return Rejection.Invalid(purpose.Code("malformed"), $"This is not a signed document: {refused}");
        }

        if (signed.Signers.Count != 1)
        {
            return Rejection.Invalid(purpose.Code("one-signer"), $"An act is signed by one key; this has {signed.Signers.Count} signatures.");
        }

        if (signed.ContentType != Oids.TanbaAct)
        {
            // A digest of an act can be had signed without its text being seen, but only as ordinary content (docs/acts.md §2).
            return Rejection.Invalid(purpose.Code("not-an-act"), $"The text was signed as {signed.ContentType}, an act is signed as {Oids.TanbaAct}.", "RFC 5652 §11.1");
        }

        if (signed.Content is not { } content || !content.Span.SequenceEqual(Encoding.UTF8.GetBytes(text)))
        {
            return Rejection.Invalid(purpose.Code("text-differs"), "What was signed is not, word for word, what was asked to be signed.");
        }

        return signed.Check(signed.Signers[0], null).Try(out var signer, out refused)
            ? (signer.Certificate, signed.Certificates)
            : Rejection.Forbidden(purpose.Code("signature-wrong"), $"The signature is not right: {refused}");
    }

    private Rejection? PathTo(Certificate signer, IReadOnlyList<Certificate> others, KeyPurpose purpose)
    {
        IReadOnlyList<Certificate> pool = [trusted.Issuing, .. others];

        // The status of our own certificates is asked of our own records below: they know it before any list does.
        var parameters = new PathParameters { At = clock.GetUtcNow(), Revocation = RevocationChecking.None };
        var verdict = PathValidation.Validate(signer, new PathEvidence(trusted.Roots, pool), parameters);
        return verdict.Reason switch
        {
            null => null,
            PathReason.Expired => Rejection.Forbidden(purpose.Code("expired"), verdict.Detail) with { Values = [signer.NotAfter] },
            PathReason.NotYetValid => Rejection.Forbidden(purpose.Code("not-yet-valid"), verdict.Detail) with { Values = [signer.NotBefore] },
            _ => Unknown(signer, purpose, $"No path leads from this key to our roots: {verdict.Rejection}"),
        };
    }

    private async Task<Rejection?> StatusOfAsync(Certificate signer, KeyPurpose purpose, CancellationToken stop)
    {
        var status = await statuses.FindAsync(signer.SerialNumber, stop);
        return status.Kind switch
        {
            StatusKind.Good => null,
            StatusKind.Revoked => Rejection.Forbidden(purpose.Code(status.IsSuspended ? "suspended" : "revoked"), $"The certificate was revoked or suspended at {status.RevokedAt:u}.") with
            {
                Values = [status.RevokedAt!.Value],
            },
            _ => Unknown(signer, purpose, "The authority has no record of this certificate."),
        };
    }

    private static Rejection Unknown(Certificate signer, KeyPurpose purpose, string detail) =>
        Rejection.Forbidden(purpose.Code("unknown-authority"), detail) with { Values = [signer.Issuer.CommonName ?? signer.Issuer.ToString()] };
}
