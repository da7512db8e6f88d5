using System.Data.Common;
using Microsoft.Extensions.Logging;
using Tanba.Authority.Status;
using Tanba.Keys;
using Tanba.Pki.Ocsp;

namespace Tanba.Validation.Ocsp;

/// <summary>Answers an OCSP request (RFC 6960). Every answer is read from the database, so a revocation is seen at once.</summary>
public sealed partial class AnswerOcsp(CertificateStatuses statuses, Responder responder, TimeProvider clock, ILogger<AnswerOcsp> log)
{
    /// <summary>How many certificates one request may ask about; each costs a question to the database.</summary>
    public const int MostQuestions = 32;

    /// <summary>DER of the reply; there is always one, for what cannot be answered one of the errors of RFC 6960 §2.3.</summary>
    /// <param name="request">DER of at most 16 KiB.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<byte[]> RunAsync(ReadOnlyMemory<byte> request, CancellationToken stop)
    {
        if (!OcspRequest.Decode(request).Try(out var asked, out _) || asked.CertIds.Count > MostQuestions)
        {
            return OcspResponse.Error(OcspResponseStatus.MalformedRequest);
        }

        if (!responder.IsValidAt(clock.GetUtcNow()))
        {
            ResponderExpired(responder.Certificate.NotAfter);
            return OcspResponse.Error(OcspResponseStatus.TryLater);
        }

        try
        {
            var answers = new List<SingleResponse>();
            foreach (var certId in asked.CertIds)
            {
                answers.Add(await AnswerAsync(certId, stop));
            }

            return OcspResponse.Sign(responder.Certificate, responder.Key, answers, asked.Nonce, clock.GetUtcNow());
        }
        catch (KeyUnavailableException gone)
        {
            KeySilent(gone);
            return OcspResponse.Error(OcspResponseStatus.TryLater);
        }
        catch (DbException failure)
        {
            // An error reply is unsigned: relying parties take it for "no answer" and ask elsewhere or later.
            DatabaseSilent(failure);
            return OcspResponse.Error(OcspResponseStatus.TryLater);
        }
    }

    /// <remarks>No nextUpdate: newer information is available all the time (RFC 6960 §4.2.2.1), as the national responder answers.</remarks>
    private async Task<SingleResponse> AnswerAsync(CertId certId, CancellationToken stop)
    {
        if (!certId.IsIssuedBy(statuses.Issuer))
        {
            // RFC 6960 §2.2: unknown, since this responder does not serve that issuer.
            return SingleResponse.Unknown(certId, clock.GetUtcNow());
        }

        var status = await statuses.FindAsync(certId.SerialNumber, stop);
        var now = clock.GetUtcNow();
        return status.Kind switch
        {
            StatusKind.Good => SingleResponse.Good(certId, now),
            StatusKind.Revoked => SingleResponse.Revoked(certId, status.RevokedAt!.Value, status.Reason, now),

            // docs/decisions/0003-unknown-serial.md
            _ => SingleResponse.NeverIssued(certId, now),
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The OCSP responder's certificate expired at {NotAfter:u}; every request is answered with tryLater. Make a new one with \"tanba init\".")]
    private partial void ResponderExpired(DateTimeOffset notAfter);

    [LoggerMessage(Level = LogLevel.Error, Message = "The responder's token does not sign; an OCSP request was answered with tryLater.")]
    private partial void KeySilent(Exception gone);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database does not answer; an OCSP request was answered with tryLater.")]
    private partial void DatabaseSilent(Exception failure);
}
