using Tanba.Pki;
using Tanba.Pki.Ocsp;

namespace Tanba.Cli.Verification;

/// <summary>OCSP requests and replies in words (RFC 6960).</summary>
internal static class InspectOcsp
{
    public static Inspected Explain(OcspRequest request) => new(
        "OCSP request",
        [$"A question on the status of {InspectWords.Count(request.CertIds.Count, "certificate", "certificates")} (OCSP)."],
        [.. request.CertIds.Take(20).SelectMany(Fields), new("nonce", InspectWords.Hex(request.Nonce))]);

    public static Inspected Explain(OcspAnswer answer, DateTimeOffset now) => new(
        "OCSP reply",
        [
            $"A responder's reply (OCSP) on {InspectWords.Count(answer.Responses.Count, "certificate", "certificates")}, of {InspectWords.Time(answer.ProducedAt)}.",
            .. answer.Responses.Take(20).Select(Says),
            "Whether its signer may answer is told by tanba verify path.",
        ],
        [
            .. answer.Responses.Take(20).SelectMany(one => (InspectedField[])
            [
                .. Fields(one.CertId),
                new("status", InspectWords.Camel(one.Status.ToString())),
                new("as of", InspectWords.Time(one.ThisUpdate)),
                new("next", InspectWords.Time(one.NextUpdate)),
                new("revoked at", InspectWords.Time(one.RevokedAt)),
                new("reason", one.Reason is { } reason ? InspectWords.Camel(reason.ToString()) : null),
            ]),
            new("nonce", InspectWords.Hex(answer.Nonce)),
        ])
    {
        Inside = [.. answer.Certificates.Take(5).Select(certificate => InspectCertificate.Explain(certificate, now))],
    };

    /// <summary>A reply that only says why there is no answer; it is not signed.</summary>
    public static Inspected NoAnswer(Rejection refused) => new("OCSP reply", [$"A responder's reply (OCSP) without an answer: {refused.Detail}."], []);

    private static string Says(SingleResponse one) => one.Status switch
    {
        OcspCertStatus.Good => $"Certificate {one.CertId.SerialNumber} is not revoked.",
        OcspCertStatus.Revoked => $"Certificate {one.CertId.SerialNumber} is revoked since {InspectWords.Time(one.RevokedAt)}.",
        _ => $"Certificate {one.CertId.SerialNumber} is not known there.",
    };

    private static IEnumerable<InspectedField> Fields(CertId id) =>
    [
        new("serial number", id.SerialNumber.ToString()),
        new("issuer's name", $"{InspectWords.Hex(id.IssuerNameHash)} ({InspectWords.Oid(id.DigestOid)})"),
        new("issuer's key", InspectWords.Hex(id.IssuerKeyHash)),
    ];
}
