using System.Security.Cryptography;
using Tanba.Keys.Files;
using Tanba.Keys.Pending;
using Tanba.Pki;

namespace Tanba.Keys;

/// <summary>
/// Private keys of an application between its submission and the arrival of the certificates. They rest encrypted in the folder
/// that the person chose, as <c>number_first-16-hex-of-key-id.tanba-key</c>, and open only with this person's wrapping secret.
/// Safe from several threads.
/// </summary>
/// <param name="wrappingSecretFile">Where the wrapping secret is; made at the first <see cref="Create"/>.</param>
public sealed class PendingKeys(string wrappingSecretFile)
{
    private const int Limit = 64 * 1024;

    /// <summary>
    /// Writes the key, mode 0600, whole or not at all. Refuses with <c>pending.number</c>, <c>pending.role</c>,
    /// <c>pending.folder-not-found</c>; other I/O failures throw. The caller keeps and disposes the key.
    /// </summary>
    public Result<PendingKey> Create(string folder, string applicationNumber, SoftwareKey key, string role)
    {
        if (!IsNumber(applicationNumber))
        {
            return Rejection.Invalid("pending.number", "an application number has 1 to 32 digits");
        }

        if (role.Length is 0 or > 16 || !role.All(char.IsAsciiLetterLower))
        {
            return Rejection.Invalid("pending.role", "a role is a short lower-case word");
        }

        if (!Directory.Exists(folder))
        {
            return Rejection.NotFound("pending.folder-not-found", $"there is no folder {folder}");
        }

        WrappingSecret.Ensure(wrappingSecretFile);
        if (!WrappingSecret.PasswordFor(wrappingSecretFile, applicationNumber).Try(out var password, out var rejection))
        {
            return rejection;
        }

        using (password)
        {
            var keyId = key.PublicKey.Sha256();
            var path = Path.Combine(folder, $"{applicationNumber}_{Convert.ToHexStringLower(keyId)[..16]}.tanba-key");
            AtomicFile.Write(path, PendingKeyText.Write(key, applicationNumber, role, password.Chars));
            return new PendingKey(keyId, path, applicationNumber, role);
        }
    }

    /// <summary>The pending keys of one application in one folder, by path; empty when there are none, no such folder, or the number is no number.</summary>
    public IReadOnlyList<PendingKey> Find(string folder, string applicationNumber)
    {
        if (!IsNumber(applicationNumber) || !Directory.Exists(folder))
        {
            return [];
        }

        var found = new List<PendingKey>();
        foreach (var path in Directory.EnumerateFiles(folder, applicationNumber + "_*.tanba-key").Order(StringComparer.Ordinal))
        {
            if (BoundedFile.Read(path, "pending", Limit).Try(out var content, out _) &&
                PendingKeyText.Describe(path, content, applicationNumber) is { } pending)
            {
                found.Add(pending);
            }
        }

        return found;
    }

    /// <summary>
    /// Decrypts. Refuses with <c>pending.secret-missing</c>, <c>pending.not-found</c>, <c>pending.damaged</c>,
    /// <c>pending.wrong-password</c> (made by another person or on another machine).
    /// </summary>
    public Result<SoftwareKey> Open(PendingKey pending)
    {
        if (!BoundedFile.Read(pending.Path, "pending", Limit).Try(out var content, out var missing))
        {
            return missing;
        }

        if (!WrappingSecret.PasswordFor(wrappingSecretFile, pending.Application).Try(out var password, out var rejection))
        {
            return rejection;
        }

        using (password)
        {
            var opened = EncryptedKeyPem.Read(content, password.Chars, "pending");
            if (opened.Try(out var key, out _) && !CryptographicOperations.FixedTimeEquals(key.PublicKey.Sha256(), pending.KeyId))
            {
                key.Dispose();
                return Rejection.Invalid("pending.damaged", $"{pending.Path} holds another key than it says");
            }

            return opened;
        }
    }

    /// <summary>Deletes the file; nothing happens when it is gone already.</summary>
    public void Remove(PendingKey pending) => File.Delete(pending.Path);

    private static bool IsNumber(string text) => text.Length is > 0 and <= 32 && text.All(char.IsAsciiDigit);
}
