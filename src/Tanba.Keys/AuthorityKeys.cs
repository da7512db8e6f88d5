using Tanba.Keys.Pkcs11;
using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Keys;

/// <summary>
/// Keys of an authority by their address: an encrypted file, or an object on a token (RFC 7512). A token's PIN comes from the file
/// that <c>pin-source</c> names, never from the address itself.
/// </summary>
public static class AuthorityKeys
{
    private const string Scheme = "pkcs11:";

    /// <summary>Whether an address names a key on a token.</summary>
    public static bool IsOnToken(string address) => address.StartsWith(Scheme, StringComparison.Ordinal);

    /// <summary>The address of one object of a token: <c>pkcs11:token=CA?…</c> becomes <c>pkcs11:token=CA;object=root?…</c>.</summary>
    public static string Named(string token, string name)
    {
        var query = token.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? $"{token};object={name}" : $"{token[..query]};object={name}{token[query..]}";
    }

    /// <summary>For sentences: without the query of a token's address, whose parts may lead to its PIN.</summary>
    public static string Shown(string address) => IsOnToken(address) ? address.Split('?')[0] : address;

    /// <summary>
    /// Refuses as <see cref="EncryptedKeyFile.Read"/>, and for a token with <c>key-uri.*</c>, <c>token.*</c>, <c>keystore.key-unsupported</c>.
    /// A key on a token logs in again by itself when the token was taken out and put back.
    /// </summary>
    /// <param name="address">A path, or a <c>pkcs11:</c> address with <c>token</c>, <c>object</c>, <c>module-path</c>, <c>pin-source</c>.</param>
    /// <param name="passphrase">Of a file.</param>
    public static Result<ISigningKey> Open(string address, Secret passphrase) =>
        IsOnToken(address) ? OnToken(address, kind: null)
        : EncryptedKeyFile.Read(address, passphrase).Try(out var key, out var refused) ? key
        : refused;

    /// <summary>The key that is there, or a new one of a kind such as <c>rsa3072</c>. Refuses like <see cref="Open"/>; I/O failures of files throw.</summary>
    public static Result<ISigningKey> OpenOrMake(string address, string kind, Secret passphrase)
    {
        if (IsOnToken(address))
        {
            return OnToken(address, kind);
        }

        if (File.Exists(address))
        {
            return Open(address, passphrase);
        }

        var key = SoftwareKey.Generate(kind);
        EncryptedKeyFile.Write(address, key, passphrase);
        return key;
    }

    private static Result<ISigningKey> OnToken(string address, string? kind) =>
        !TokenObjectAddress.Parse(address).Try(out var named, out var refused) ? refused
        : kind is not null && named.Make(kind) is { } notMade ? notMade
        : ReopeningKey.Open(named.Open).Try(out var key, out refused) ? Result.Of<ISigningKey>(key)
        : refused;
}
