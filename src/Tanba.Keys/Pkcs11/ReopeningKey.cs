using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Keys.Pkcs11;

/// <summary>A token key of a service: when the token was taken out and put back, it is opened again. Signing is safe from several threads.</summary>
internal sealed class ReopeningKey : ISigningKey
{
    private readonly Func<Result<TokenKey>> open;
    private readonly Lock opening = new();
    private TokenKey current;
    private Rejection? wrongPin;

    private ReopeningKey(Func<Result<TokenKey>> open, TokenKey first)
    {
        this.open = open;
        current = first;
    }

    public SubjectPublicKeyInfo PublicKey => current.PublicKey;

    public SignatureAlgorithm Algorithm => current.Algorithm;

    public static Result<ReopeningKey> Open(Func<Result<TokenKey>> open) =>
        open().Try(out var first, out var refused) ? new ReopeningKey(open, first) : refused;

    /// <inheritdoc/>
    /// <exception cref="KeyUnavailableException">The token is not there, also not on a second look.</exception>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var tried = current;
        var signed = tried.TrySign(message);
        if (signed.Rejection is { Code: TokenRejections.Removed })
        {
            signed = Again(tried).Try(out var key, out var gone) ? key.TrySign(message) : gone;
        }

        return signed.Try(out var signature, out var refused) ? signature : throw new KeyUnavailableException(refused);
    }

    public void Dispose() => current.Dispose();

    private Result<TokenKey> Again(TokenKey dead)
    {
        lock (opening)
        {
            // Of several threads that found it dead, one opens it.
            if (current == dead)
            {
                // A wrong PIN is not tried again: a service that asks with every message would lock the token. Mend its PIN, and start it again.
                if (wrongPin is not null)
                {
                    return wrongPin;
                }

                if (!open().Try(out var key, out var refused))
                {
                    wrongPin = refused.Kind == RejectionKind.Forbidden ? refused : null;
                    return refused;
                }

                if (!key.PublicKey.Equals(dead.PublicKey))
                {
                    key.Dispose();
                    return Rejection.Unavailable("token.other-key", "the token that was put back holds another key of that name");
                }

                dead.Dispose();
                current = key;
            }

            return current;
        }
    }
}
