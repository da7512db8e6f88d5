using System.Globalization;
using System.Security.Claims;

namespace Tanba.Server.Security;

/// <summary>The signed-in person, as the session cookie carries them.</summary>
/// <param name="Iin">Twelve digits.</param>
/// <param name="Name">As in the certificate: «ОМАРОВ ДАНИЯР».</param>
/// <param name="SerialNumber">Of the authentication certificate that opened the session.</param>
/// <param name="Since">When it was opened, in whole seconds.</param>
public sealed record Citizen(string Iin, string Name, string SerialNumber, DateTimeOffset Since)
{
    private const string IinClaim = "iin";

    private const string SerialClaim = "serial";

    private const string SinceClaim = "since";

    /// <summary>Surname and given name: what stands in the menu.</summary>
    public string ShortName => string.Join(' ', Name.Split(' ').Take(2));

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [new Claim(IinClaim, Iin), new Claim(ClaimTypes.Name, Name), new Claim(SerialClaim, SerialNumber), new Claim(SinceClaim, $"{Since.ToUnixTimeSeconds()}")], scheme));

    public static Citizen? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(IinClaim) is { } iin && user.FindFirstValue(ClaimTypes.Name) is { } name && user.FindFirstValue(SerialClaim) is { } serial
            && long.TryParse(user.FindFirstValue(SinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            ? new Citizen(iin, name, serial, DateTimeOffset.FromUnixTimeSeconds(since))
            : null;
}
