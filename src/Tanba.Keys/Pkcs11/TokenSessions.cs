using System.Collections.Concurrent;
using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>The sessions of one login: the first, which keeps it, and others, made when several threads work at once. Safe from several threads.</summary>
internal sealed class TokenSessions(CkFunctions functions, nuint slot, nuint first)
{
    private readonly ConcurrentBag<nuint> idle = [first];
    private volatile bool closed;

    /// <summary>Whether the token still knows the login; one that was taken out and put back, or reset, does not.</summary>
    public bool IsAlive => !closed && functions.IsLoggedIn(first);

    /// <summary>In a session of its own: one session does one thing at a time (Base §5.6).</summary>
    public Result<T> Use<T>(Func<TokenSession, Result<T>> work)
    {
        if (closed)
        {
            return TokenRejections.Of(CkResult.SessionClosed, "using a token");
        }

        if (!idle.TryTake(out var session))
        {
            var opened = functions.OpenSession(slot, mayWrite: true, out session);
            if (opened != CkResult.Ok)
            {
                return TokenRejections.Of(opened, "opening a session");
            }
        }

        try
        {
            return work(new TokenSession(functions, session));
        }
        finally
        {
            idle.Add(session);
        }
    }

    public void Close()
    {
        closed = true;
        functions.Logout(first);
        while (idle.TryTake(out var session))
        {
            functions.CloseSession(session);
        }
    }
}
