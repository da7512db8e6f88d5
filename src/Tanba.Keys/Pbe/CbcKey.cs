using System.Security.Cryptography;

namespace Tanba.Keys.Pbe;

/// <summary>A cipher with the key and the vector that were derived from a password. Zeroed on <see cref="Dispose"/>.</summary>
internal sealed class CbcKey(CbcCipher cipher, byte[] key, byte[] iv) : IDisposable
{
    /// <summary>Null when this is not the key.</summary>
    public byte[]? Decrypt(ReadOnlySpan<byte> ciphertext) => cipher.Decrypt(key, iv, ciphertext);

    public byte[] Encrypt(ReadOnlySpan<byte> plain) => cipher.Encrypt(key, iv, plain);

    public void Dispose() => CryptographicOperations.ZeroMemory(key);
}
