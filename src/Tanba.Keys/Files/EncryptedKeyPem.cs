using System.Security.Cryptography;
using System.Text;
using Tanba.Pki;

namespace Tanba.Keys.Files;

/// <summary>A private key as text: <c>ENCRYPTED PRIVATE KEY</c> of RFC 7468 §11.</summary>
internal static class EncryptedKeyPem
{
    private const string Label = "ENCRYPTED PRIVATE KEY";

    public static string Write(SoftwareKey key, ReadOnlySpan<char> passphrase, int rounds) => Pem.Wrap(Label, ShroudedKey.Encrypt(key, passphrase, rounds));

    /// <summary>Refuses with <c>code.damaged</c>, <c>code.wrong-password</c>, <c>key.*</c>.</summary>
    public static Result<SoftwareKey> Read(byte[] text, ReadOnlySpan<char> passphrase, string code) =>
        PemEncoding.TryFindUtf8(text, out var fields) && Encoding.ASCII.GetString(text[fields.Label]) == Label
            ? ShroudedKey.Decrypt(Pem.Unwrap(text, Label), passphrase, code)
            : Rejection.Invalid($"{code}.damaged", $"no {Label} inside", "RFC 7468 §11");
}
