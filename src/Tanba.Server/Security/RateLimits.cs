using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Tanba.Server.Portal;

namespace Tanba.Server.Security;

/// <summary>Limits per address: how many challenges may be drawn, and how many application numbers may be tried.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";

    public const string Status = "status";

    /// <summary>Names by IIN, asked by people without a session.</summary>
    public const string NamesByIin = "names-by-iin";

    /// <summary>New applications of people without a session.</summary>
    public const string First = "first";

    // Of the steps of one application only the first counts. Razor finds handlers whatever their case, and takes the nameless one for a name that it does not know.
    private static readonly HashSet<string> LaterSteps = new(["Requests", "Submit", "Cancel"], StringComparer.OrdinalIgnoreCase);

    public static IServiceCollection AddRateLimits(this IServiceCollection services, PortalLimits limits) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };

        // Reading the page is free; asking it something is not.
        options.AddPolicy(SignIn, context => PerAddress(context, limits.SignInPerMinute, HttpMethods.IsPost(context.Request.Method)));
        options.AddPolicy(NamesByIin, context => PerAddress(context, limits.FirstPerMinute, HttpMethods.IsPost(context.Request.Method)));
        options.AddPolicy(First, context => PerAddress(context, limits.FirstPerMinute, HttpMethods.IsPost(context.Request.Method) && !IsLaterStep(context.Request)));
        options.AddPolicy(Status, context => PerAddress(context, limits.StatusPerMinute,
            HttpMethods.IsPost(context.Request.Method) || context.Request.Query.ContainsKey("number")));
    });

    /// <summary>Whose limit it is: an IPv4 address, or the /64 of an IPv6 address, since whoever has one address of it has them all (RFC 6177 §2).</summary>
    public static string PlaceOf(IPAddress? address)
    {
        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64"
            : Shown(address);
    }

    /// <summary>The address as a person knows it.</summary>
    public static string Shown(IPAddress? address) => address is null ? "unknown" : $"{(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)}";

    private static bool IsLaterStep(HttpRequest request) => request.Query["handler"] is [{ } handler] && LaterSteps.Contains(handler);

    private static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute, bool counts)
    {
        var address = PlaceOf(context.Connection.RemoteIpAddress);
        return counts
            ? RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter("reading");
    }
}
