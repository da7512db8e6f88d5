using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Keys.Pkcs11;

/// <summary>A private key that never leaves its token. Signing is safe from several threads; each uses a session of its own.</summary>
internal sealed class TokenKey : ISigningKey
{
    private readonly TokenLogin login;
    private readonly nuint handle;
    private readonly TokenKeyKind kind;

    private TokenKey(TokenLogin login, nuint handle, TokenKeyKind kind, SubjectPublicKeyInfo publicKey)
    {
        this.login = login;
        this.handle = handle;
        this.kind = kind;
        PublicKey = publicKey;
        Algorithm = SignatureAlgorithm.DefaultFor(publicKey);
    }

    public SubjectPublicKeyInfo PublicKey { get; }

    public SignatureAlgorithm Algorithm { get; }

    /// <summary>With a share of its own in the login. Refuses with <c>keystore.key-unsupported</c>.</summary>
    public static Result<TokenKey> Of(TokenLogin login, nuint handle, SubjectPublicKeyInfo publicKey)
    {
        var fitting = TokenKeyKinds.All.FirstOrDefault(row => row.IsOf(publicKey));
        return fitting is null
            ? Rejection.Invalid("keystore.key-unsupported", $"a token key of kind {publicKey.Name} is not used")
            : new TokenKey(login.Share(), handle, fitting, publicKey);
    }

    /// <inheritdoc/>
    /// <exception cref="KeyUnavailableException">The token was taken out, or failed.</exception>
    public byte[] Sign(ReadOnlySpan<byte> message) => TrySign(message).Try(out var signature, out var refused) ? signature : throw new KeyUnavailableException(refused);

    public Result<byte[]> TrySign(ReadOnlySpan<byte> message)
    {
        // Checked before it goes out: another key under this certificate, or a fault in the token's arithmetic, would be worse than no signature.
        var (input, told) = (kind.ToBeSigned(Algorithm, message), message.ToArray());
        var signed = login.Use(session => session.Sign(kind.Signing, handle, input));
        return !signed.Try(out var raw, out var refused) ? refused
            : kind.Signature(raw, form => Algorithm.Verify(PublicKey, told, form)) is { } value && Algorithm.Verify(PublicKey, told, value) ? value
            : Rejection.Unavailable("token.failed", $"the token gave {raw.Length} octets that are no signature of this key");
    }

    public void Dispose() => login.Dispose();
}
