namespace Tanba.Keys;

/// <summary>A private key that waits for its certificate.</summary>
/// <param name="KeyId">SHA-256 of the SubjectPublicKeyInfo, 32 octets.</param>
/// <param name="Path">The file.</param>
/// <param name="Application">Digits of the application number.</param>
/// <param name="Role">As the order named it: <c>auth</c> or <c>sign</c>.</param>
public sealed record PendingKey(byte[] KeyId, string Path, string Application, string Role)
{
    /// <summary>Lower-case hex of <see cref="KeyId"/>: how pages and the status page name the key.</summary>
    public string KeyIdHex => Convert.ToHexStringLower(KeyId);
}
