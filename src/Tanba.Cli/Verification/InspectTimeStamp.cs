using Tanba.Pki.TimeStamps;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Cli.Verification;

/// <summary>Time stamps in words (RFC 3161).</summary>
internal static class InspectTimeStamp
{
    public static Inspected Explain(TimeStampRequest request) => new(
        "time-stamp request",
        ["A question to a time-stamping authority (RFC 3161), over a digest: what is stamped is not told."],
        [
            .. Fields(request.Imprint),
            new("policy", request.Policy is { } policy ? InspectWords.Oid(policy) : "any"),
            new("nonce", InspectWords.Hex(request.Nonce)),
            new("certificate", request.WantsCertificate ? "asked for" : "not asked for"),
        ]);

    public static Inspected Explain(TimeStampResponse response, DateTimeOffset now) => response.IsGranted && TimeStampToken.Decode(response.Token).Try(out var token, out _)
        ? new Inspected("time-stamp response", ["A time-stamping authority's response (RFC 3161): granted."], []) { Inside = [Explain(token, now)] }
        : new("time-stamp response", [$"A time-stamping authority's response (RFC 3161) without a stamp: {response.Failure?.ToString() ?? "it does not say why"}."], [new("status", InspectWords.Number(response.Status)), new("says", response.Words)]);

    public static Inspected Explain(TimeStampToken token, DateTimeOffset now) => new(
        "time-stamp token",
        [
            $"A time stamp (RFC 3161): something with this digest was there at {InspectWords.Time(token.Unchecked.Time)}.",
            "Whether the stamp is right is told by tanba verify cms, with what was stamped.",
        ],
        [
            new("time", InspectWords.Time(token.Unchecked.Time)),
            .. Fields(token.Unchecked.Imprint),
            new("policy", InspectWords.Oid(token.Unchecked.Policy)),
            new("serial number", token.Unchecked.SerialNumber.ToString()),
            new("accuracy", token.Unchecked.Accuracy?.ToString("c", System.Globalization.CultureInfo.InvariantCulture)),
            new("nonce", InspectWords.Hex(token.Unchecked.Nonce)),
        ])
    {
        Inside = [.. token.Certificates.Take(5).Select(certificate => InspectCertificate.Explain(certificate, now))],
    };

    private static IEnumerable<InspectedField> Fields(MessageImprint imprint) => [new("digest", $"{InspectWords.Hex(imprint.Digest)} ({InspectWords.Oid(imprint.DigestOid)})")];
}
