using System.Net.Http.Headers;
using Tanba.Pki;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.TimeStamps;

/// <summary>
/// Asks a time-stamping authority over HTTP (RFC 3161 §3.4). The answer is compared with the request; whether its authority is to be
/// trusted is for <see cref="VerifyTimeStamp"/>. Safe from several threads.
/// </summary>
/// <param name="http">Its own time-outs hold too.</param>
public sealed class AskTimeStamp(HttpClient http)
{
    private const int MostOctets = 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The token, DER or BER as it came, over <paramref name="stamped"/>. At most 1 MiB are read, for at most 20 seconds. Refuses with
    /// <c>time-stamp.unreachable</c> (unavailable), <c>time-stamp.refused</c>, <c>time-stamp.nonce-differs</c>,
    /// <c>time-stamp.policy-differs</c>, <c>time-stamp-response.*</c>, and as <see cref="TimeStampToken.Check"/>.
    /// </summary>
    /// <param name="authority">http or https.</param>
    /// <param name="stamped">What is to be stamped; only its digest leaves the house.</param>
    /// <param name="digestOid">Dotted; known to <see cref="Tanba.Pki.Algorithms.Digests"/>.</param>
    /// <param name="policy">Dotted; null leaves it to the authority.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<Result<byte[]>> RunAsync(Uri authority, ReadOnlyMemory<byte> stamped, string digestOid, string? policy, CancellationToken stop)
    {
        var request = TimeStampRequest.For(MessageImprint.Of(digestOid, stamped.Span), policy);
        return (await PostAsync(authority, request.Encode(), stop)).Try(out var octets, out var refused) ? Judge(request, octets, stamped.Span) : refused;
    }

    /// <summary>The document with a time stamp over one of its signatures (CAdES-T). Refuses as <see cref="RunAsync"/>.</summary>
    /// <param name="authority">http or https.</param>
    /// <param name="document">The signed document.</param>
    /// <param name="signature">One of its signers, the document's own object.</param>
    /// <param name="policy">Dotted; null leaves it to the authority.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<Result<SignedCms>> OverAsync(Uri authority, SignedCms document, SignerInfo signature, string? policy, CancellationToken stop) =>
        (await RunAsync(authority, signature.Signature, signature.DigestAlgorithm.Oid, policy, stop)).Try(out var token, out var refused)
            ? AddSignature.TimeStamp(document, signature, token)
            : refused;

    /// <summary>Whether an answer is one to this request, and its token holds for these octets.</summary>
    public static Result<byte[]> Judge(TimeStampRequest request, ReadOnlyMemory<byte> answer, ReadOnlySpan<byte> stamped)
    {
        if (!TimeStampResponse.Decode(answer).Try(out var response, out var refused))
        {
            return refused;
        }

        if (!response.IsGranted)
        {
            return Rejection.Invalid(TimeStampReasons.Refused, $"the authority answers {response.Status} {response.Failure} {response.Words}".TrimEnd(), "RFC 3161 §2.4.2");
        }

        if (!TimeStampToken.Decode(response.Token).Try(out var token, out refused) || !token.Check(stamped).Try(out _, out refused))
        {
            return refused;
        }

        var info = token.Unchecked;
        if (info.Imprint.DigestOid != request.Imprint.DigestOid || !info.Imprint.Digest.Span.SequenceEqual(request.Imprint.Digest.Span))
        {
            return Rejection.Invalid(TimeStampReasons.ImprintDiffers, $"asked for a stamp by digest {request.Imprint.DigestOid}, got one by {info.Imprint.DigestOid}", "RFC 3161 §2.4.2");
        }

        if (request.Nonce is { } nonce && !(info.Nonce is { } echoed && echoed.Span.SequenceEqual(nonce.Span)))
        {
            return Rejection.Invalid(TimeStampReasons.NonceDiffers, "the answer is to another request", "RFC 3161 §2.4.2");
        }

        return request.Policy is null || request.Policy == info.Policy
            ? response.Token.ToArray()
            : Rejection.Invalid(TimeStampReasons.PolicyDiffers, $"asked for policy {request.Policy}, stamped under {info.Policy}", "RFC 3161 §2.4.2");
    }

    private async Task<Result<byte[]>> PostAsync(Uri authority, byte[] request, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Longest);
        try
        {
            using var content = new ByteArrayContent(request) { Headers = { ContentType = new MediaTypeHeaderValue("application/timestamp-query") } };
            using var post = new HttpRequestMessage(HttpMethod.Post, authority) { Content = content };

            // The national authority does not answer who gives no name.
            post.Headers.UserAgent.Add(new("Tanba", "1"));
            using var answer = await http.SendAsync(post, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "application/timestamp-reply"
                ? await ReadAsync(answer, patience.Token)
                : Unreachable($"{authority} answers {(int)answer.StatusCode} {answer.Content.Headers.ContentType?.MediaType}");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return Unreachable($"{authority} does not answer: {failure.Message}");
        }
    }

    private static async Task<Result<byte[]>> ReadAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        var (octets, filled) = (new byte[16 * 1024], 0);
        for (var read = -1; read != 0; filled += read)
        {
            if (filled == octets.Length)
            {
                Array.Resize(ref octets, 2 * octets.Length);
            }

            read = await body.ReadAsync(octets.AsMemory(filled), stop);
            if (filled + read > MostOctets)
            {
                return Unreachable($"the answer has more than {MostOctets} octets");
            }
        }

        return octets[..filled];
    }

    private static Rejection Unreachable(string detail) => Rejection.Unavailable(TimeStampReasons.Unreachable, detail);
}
