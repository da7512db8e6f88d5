using Tanba.Keys.Files;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys;

/// <summary>
/// Key files: PKCS#12 (RFC 7292) of whatever program, and Java's key store (JKS), told by their content; written as PKCS#12.
/// Stateless, safe from several threads.
/// </summary>
public sealed class Pkcs12Store
{
    /// <summary>The keys of one file. Refuses as <see cref="IKeyStore.Open"/>.</summary>
    public Result<IReadOnlyList<StoredKey>> Open(string path, Secret password) =>
        new OpenKeyFile().Run(path, password).Try(out var opened, out var rejection) ? Result.Of(opened.Keys) : rejection;

    /// <summary>
    /// Writes <c>PREFIX_ski.p12</c> with key and leaf, mode 0600, whole or not at all; a file of the same name is replaced.
    /// Refuses as <see cref="IKeyStore.Install"/>. The national form is for programs that read no other.
    /// </summary>
    /// <exception cref="ArgumentException">The prefix has other characters than A–Z, 0–9 and the underscore.</exception>
    public Result<string> Install(string folder, SoftwareKey key, Certificate leaf, string prefix, Secret password, KeyFileForm form = KeyFileForm.Modern)
    {
        if (prefix.Length == 0 || !prefix.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            throw new ArgumentException($"'{prefix}' is no prefix of a key file", nameof(prefix));
        }

        if (PasswordRule.Check(password) is { } weak)
        {
            return weak;
        }

        if (!leaf.PublicKey.Equals(key.PublicKey))
        {
            return Rejection.Invalid("keystore.key-mismatch", "the certificate is for another key");
        }

        if (!Directory.Exists(folder))
        {
            return Rejection.NotFound("keystore.folder-not-found", $"there is no folder {folder}");
        }

        var path = Path.Combine(folder, NameOf(leaf, prefix));
        AtomicFile.Write(path, Pkcs12Writer.Write(key, leaf, SkiOf(leaf), password, Pkcs12Form.Of(form)));
        return path;
    }

    /// <summary>The name of the key file of a certificate.</summary>
    internal static string NameOf(Certificate leaf, string prefix) => $"{prefix}_{Convert.ToHexStringLower(SkiOf(leaf))}.p12";

    private static byte[] SkiOf(Certificate leaf) => leaf.SubjectKeyIdentifier is { } identifier ? identifier.ToArray() : leaf.PublicKey.Sha1OfKeyBits();
}
