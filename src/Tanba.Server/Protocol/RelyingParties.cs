using Tanba.Authority.Issuers;
using Tanba.Authority.Status;

namespace Tanba.Server.Protocol;

/// <summary>The addresses that certificates name: status, lists, and the authority's own certificates. For programs, without cookies or words.</summary>
public static class RelyingParties
{
    public static void MapRelyingParties(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("").AllowAnonymous();
        open.MapGet("/crl/issuing.crl", async (CurrentCrl crl, HttpContext http, CancellationToken stop) => List(http, await crl.ReadAsync(stop)));
        open.MapGet("/crl/issuing-delta.crl", async (CurrentCrl crl, HttpContext http, CancellationToken stop) => List(http, await crl.ReadDeltaAsync(stop)));
        open.MapGet("/crl/root.crl", async (CurrentCrl crl, HttpContext http, CancellationToken stop) => await crl.ReadRootAsync(stop) is { } list ? List(http, list) : Results.NotFound());
        open.MapGet("/cert/root.cer", (TrustedCertificates trusted) => Results.Bytes(trusted.Roots[0].Encoded, "application/pkix-cert"));
        open.MapGet("/cert/issuing.cer", (TrustedCertificates trusted) => Results.Bytes(trusted.Issuing.Encoded, "application/pkix-cert"));

        // Certificates name this address for the practice of their authority; people find it on the page of certificates.
        open.MapGet("/cps", () => Results.LocalRedirect("/certificates"));
    }

    private static IResult List(HttpContext http, byte[] der)
    {
        http.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Bytes(der, "application/pkix-crl");
    }
}
