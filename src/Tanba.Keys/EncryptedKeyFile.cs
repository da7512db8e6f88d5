using System.Text;
using Tanba.Keys.Files;
using Tanba.Pki;

namespace Tanba.Keys;

/// <summary>
/// A private key alone in a file: PKCS#8 in PEM, PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA-256, mode 0600. The keys of the
/// authority rest so.
/// </summary>
public static class EncryptedKeyFile
{
    // A file that leaves the machine can be guessed at for as long as the guesser likes.
    private const int Rounds = 200_000;
    private const int Limit = 64 * 1024;

    /// <summary>
    /// Reads at most 64 KiB; any bearable PBES2 or PKCS#12 encryption. Refuses with <c>keyfile.not-found</c>,
    /// <c>keyfile.too-large</c>, <c>keyfile.damaged</c>, <c>keyfile.wrong-password</c>, <c>key.*</c>.
    /// </summary>
    public static Result<SoftwareKey> Read(string path, Secret passphrase) =>
        BoundedFile.Read(path, "keyfile", Limit).Try(out var text, out var rejection)
            ? EncryptedKeyPem.Read(text, passphrase.Chars, "keyfile")
            : rejection;

    /// <summary>Writes beside, forces to the disk, renames: an old file is replaced whole or stays.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, SoftwareKey key, Secret passphrase) =>
        AtomicFile.Write(path, Encoding.ASCII.GetBytes(EncryptedKeyPem.Write(key, passphrase.Chars, Rounds)));
}
