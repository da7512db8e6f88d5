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

    /// <summary>Names by IIN, and new applications of people without a session.</summary>
    public const string First = "first";

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
        options.AddPolicy(First, context => PerAddress(context, limits.FirstPerMinute,
            HttpMethods.IsPost(context.Request.Method) && (!context.Request.Query.TryGetValue("handler", out var handler) || handler == "Start")));
        options.AddPolicy(Status, context => PerAddress(context, limits.StatusPerMinute,
            HttpMethods.IsPost(context.Request.Method) || context.Request.Query.ContainsKey("number")));
    });

    /// <summary>Whose limit it is: an IPv4 address, or the /64 of an IPv6 address, since whoever has one address of it has them all (RFC 6177 §2).</summary>
    public static string PlaceOf(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64"
            : address.ToString();
    }

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
