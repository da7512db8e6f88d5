using Microsoft.AspNetCore.Http.Features;
using Tanba.Validation.Ocsp;

namespace Tanba.Server.Protocol;

/// <summary>The address for certificate status, RFC 6960 appendix A: POST, and GET for caches.</summary>
public static class OcspAddress
{
    // A request for one certificate is about 120 octets; RFC 6960 §4.1.1 sets no limit, so we do.
    private const int LongestOcspRequest = 16 * 1024;

    private const string OcspPrefix = "/ocsp/";

    private const string OcspReply = "application/ocsp-response";

    public static void MapOcsp(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/ocsp", PostOcspAsync).AllowAnonymous();
        routes.MapGet("/ocsp/{**request}", GetOcspAsync).AllowAnonymous();
    }

    private static async Task<IResult> PostOcspAsync(HttpRequest request, AnswerOcsp answer, CancellationToken stop)
    {
        if (request.ContentLength is > LongestOcspRequest)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        using var body = new MemoryStream();
        var buffer = new byte[4096];
        for (var read = await request.Body.ReadAsync(buffer, stop); read > 0; read = await request.Body.ReadAsync(buffer, stop))
        {
            await body.WriteAsync(buffer.AsMemory(0, read), stop);
            if (body.Length > LongestOcspRequest)
            {
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            }
        }

        return Results.Bytes(await answer.RunAsync(body.ToArray(), stop), OcspReply);
    }

    // RFC 6960 §A.1: {url}/{url-encoding of base64 of the request}. Kestrel keeps %2F but decodes %2B in route values, so the
    // target is read as it came; clients that do not encode at all are understood too.
    private static async Task<IResult> GetOcspAsync(HttpContext http, AnswerOcsp answer, CancellationToken stop)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw ? raw : http.Request.Path.Value!;
        var start = target.IndexOf(OcspPrefix, StringComparison.OrdinalIgnoreCase) + OcspPrefix.Length;
        var base64 = Uri.UnescapeDataString(target.Split('?')[0][start..]);
        if (base64.Length > LongestOcspRequest)
        {
            return Results.StatusCode(StatusCodes.Status414UriTooLong);
        }

        // What is no base64 goes on as nothing: the answer is then the protocol's own malformedRequest.
        var request = new byte[base64.Length];
        var octets = Convert.TryFromBase64String(base64, request, out var length) ? request[..length] : [];
        return Results.Bytes(await answer.RunAsync(octets, stop), OcspReply);
    }
}
