using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>A share in a token's login. With the last share the token is logged out.</summary>
internal sealed class TokenLogin(TokenSessions sessions, Action share, Action leave) : IDisposable
{
    private int left;

    /// <summary>For whoever needs the token longer than this share.</summary>
    public TokenLogin Share()
    {
        share();
        return new TokenLogin(sessions, share, leave);
    }

    /// <summary>Work in a session of its own: one session does one thing at a time (Base §5.6).</summary>
    public Result<T> Use<T>(Func<TokenSession, Result<T>> work) => sessions.Use(work);

    /// <summary>The same without a value.</summary>
    public Rejection? Do(Func<TokenSession, Rejection?> work) =>
        Use<bool>(session => work(session) is { } refused ? refused : true).Rejection;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref left, 1) == 0)
        {
            leave();
        }
    }
}
