using System.Security.Cryptography;

namespace Tanba.Registration.Applications;

/// <summary>One key of an application, from the order to the installed certificate.</summary>
/// <param name="Role"><c>auth</c>, <c>sign</c>, or <c>both</c> for one key.</param>
/// <param name="Profile">Name of the profile it will be certified by.</param>
/// <param name="Subject">DER Name that the request must carry.</param>
/// <param name="Request">DER of the verified request; null while there is none.</param>
/// <param name="KeyId">SHA-256 of the SubjectPublicKeyInfo, lower-case hex; null while there is no request.</param>
public sealed record OrderedKey(string Role, string Profile, byte[] Subject, byte[]? Request = null, string? KeyId = null, DateTimeOffset? InstalledAt = null)
{
    /// <summary>SHA-256 of the request, lower-case hex: how a signed act names it.</summary>
    public string RequestDigest => Convert.ToHexStringLower(SHA256.HashData(Request!));
}
