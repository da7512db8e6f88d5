using System.Security.Cryptography;
using System.Text;
using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>
/// The login of this process on one token. PKCS#11 knows only one for all sessions (Base §5.6.8), so it is shared by whoever gave
/// the right PIN, and ends with the last of them. Who comes second is not believed: their PIN is compared with the one that worked,
/// as a MAC under a key that only this process has.
/// </summary>
internal sealed class TokenLogins(CkFunctions functions, nuint slot, Func<PinTries> tries)
{
    private static readonly byte[] MacKey = RandomNumberGenerator.GetBytes(32);
    private readonly Lock changing = new();
    private TokenSessions? current;
    private byte[] worked = [];
    private int holders;

    /// <summary>Refuses with <c>token.*</c>: the code of a wrong PIN says how near the token is to locking itself.</summary>
    public Result<TokenLogin> LogIn(Secret pin)
    {
        var octets = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(pin.Chars), pinned: true);
        try
        {
            Encoding.UTF8.GetBytes(pin.Chars, octets);
            lock (changing)
            {
                return LogIn(octets);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(octets);
        }
    }

    /// <summary>From now on it is this PIN that opens a login which others hold.</summary>
    public Rejection? Believe(ReadOnlySpan<byte> changed)
    {
        lock (changing)
        {
            worked = current is null ? [] : HMACSHA256.HashData(MacKey, changed);
            return null;
        }
    }

    private TokenLogin Holder(TokenSessions sessions) => new(sessions, () => Share(sessions), () => Leave(sessions));

    private void Share(TokenSessions sessions)
    {
        lock (changing)
        {
            holders += sessions == current ? 1 : 0;
        }
    }

    private void Leave(TokenSessions sessions)
    {
        lock (changing)
        {
            if (sessions == current && --holders == 0)
            {
                End();
            }
        }
    }

    private Result<TokenLogin> LogIn(byte[] pin)
    {
        var mac = HMACSHA256.HashData(MacKey, pin);
        if (current is { IsAlive: false })
        {
            // The token was taken out; whoever held the login finds out by itself.
            End();
        }

        if (current is not null)
        {
            if (!CryptographicOperations.FixedTimeEquals(mac, worked))
            {
                return TokenRejections.WrongPin(tries());
            }

            holders++;
            return Holder(current);
        }

        var opened = functions.OpenSession(slot, mayWrite: true, out var session);
        if (opened != CkResult.Ok)
        {
            return TokenRejections.Of(opened, "opening a session");
        }

        if (Try(session, pin) is { } refused)
        {
            functions.CloseSession(session);
            return refused;
        }

        (current, worked, holders) = (new TokenSessions(functions, slot, session), mac, 1);
        return Holder(current);
    }

    private Rejection? Try(nuint session, byte[] pin)
    {
        var result = functions.Login(session, pin);
        if (result == CkResult.UserAlreadyLoggedIn)
        {
            // Somebody else in this process did; with them the PIN would not be asked for.
            functions.Logout(session);
            result = functions.Login(session, pin);
        }

        return result switch
        {
            CkResult.Ok => null,
            CkResult.PinIncorrect or CkResult.PinLenRange or CkResult.PinInvalid => TokenRejections.WrongPin(tries()),
            _ => TokenRejections.Of(result, "logging in"),
        };
    }

    private void End()
    {
        current?.Close();
        (current, worked, holders) = (null, [], 0);
    }
}
