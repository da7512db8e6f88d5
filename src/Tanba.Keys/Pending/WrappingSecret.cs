using System.Security.Cryptography;
using System.Text;
using Tanba.Keys.Files;
using Tanba.Pki;

namespace Tanba.Keys.Pending;

/// <summary>32 random octets of this person on this machine, in hex in a file of mode 0600; the passwords of pending keys are derived from it.</summary>
internal static class WrappingSecret
{
    /// <summary>The password of one application's pending keys, HKDF-SHA-256 (RFC 5869). Refuses with <c>pending.secret-missing</c>.</summary>
    public static Result<Secret> PasswordFor(string file, string application)
    {
        var read = BoundedFile.Read(file, "pending.secret", 256);
        if (!read.Try(out var hex, out _) || !TryDecode(hex, out var secret))
        {
            return Rejection.NotFound("pending.secret-missing", $"{file} is missing or not 64 hex digits: the pending keys of this person cannot be opened");
        }

        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.ASCII.GetBytes("tanba pending key " + application));
        try
        {
            return Secret.FromUtf8(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(derived)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            CryptographicOperations.ZeroMemory(derived);
            CryptographicOperations.ZeroMemory(hex);
        }
    }

    /// <summary>Makes the file when there is none; when two make it at once, one wins and both use it.</summary>
    public static void Ensure(string file)
    {
        if (File.Exists(file))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        try
        {
            AtomicFile.Write(file, Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(64, lowercase: true)), overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // The other one won.
        }
    }

    private static bool TryDecode(byte[] hex, out byte[] secret)
    {
        secret = new byte[32];
        return Convert.FromHexString(hex.AsSpan().TrimEnd("\r\n"u8), secret, out _, out var written) == System.Buffers.OperationStatus.Done && written == 32;
    }
}
