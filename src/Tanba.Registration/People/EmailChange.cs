using System.Security.Cryptography;
using System.Text;

namespace Tanba.Registration.People;

/// <summary>An address that waits to be confirmed.</summary>
public sealed record EmailChange(string Email, DateTimeOffset AskedAt)
{
    /// <summary>A letter is answered within a day, or asked for again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public bool IsOver(DateTimeOffset now) => AskedAt + Lifetime < now;

    /// <summary>Only the letter has the secret itself.</summary>
    internal static string DigestOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>«d…@example.kz»: enough for its owner, and not for a stranger who reads the old mailbox.</summary>
    internal static string Masked(string email) => $"{email[0]}…{email[email.LastIndexOf('@')..]}";
}
