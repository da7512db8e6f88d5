using Tanba.Pki;

namespace Tanba.Server;

/// <summary>What the page's script sends: it is checked for shape here, and for meaning by the room that takes it.</summary>
public static class Posted
{
    /// <summary>Base64 of something outside; at most 64 KiB, a signature with its certificates is below 16.</summary>
    public static Result<byte[]> Octets(string? base64)
    {
        const int limit = 64 * 1024;
        if (string.IsNullOrEmpty(base64) || base64.Length > limit * 4 / 3)
        {
            return Unreadable;
        }

        var octets = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, octets, out var length) ? octets[..length] : Unreadable;
    }

    /// <summary>The body was no JSON, or not of the shape that the page sends.</summary>
    public static Rejection Unreadable { get; } = Rejection.Invalid("post.unreadable", "The posted data are not what this page sends.");
}
