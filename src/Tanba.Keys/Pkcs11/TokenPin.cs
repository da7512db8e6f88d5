using System.Security.Cryptography;
using System.Text;
using Tanba.Pki;

namespace Tanba.Keys.Pkcs11;

/// <summary>The PIN of a token, changed by whoever knows it (C_SetPIN, Base §5.5).</summary>
internal static class TokenPin
{
    public static Rejection? Change(ConnectedToken token, Secret old, Secret changed)
    {
        if (!token.LogIn(old).Try(out var login, out var refused))
        {
            return refused;
        }

        var (was, will) = (Octets(old), Octets(changed));
        try
        {
            using (login)
            {
                return login.Do(session => session.SetPin(was, will) switch
                {
                    CkResult.Ok => token.Module.LoginsOf(token.Slot).Believe(will),
                    CkResult.PinIncorrect => TokenRejections.WrongPin(token.Module.InfoOf(token.Slot)?.Tries ?? PinTries.Enough),
                    var failed => TokenRejections.Of(failed, "changing the PIN"),
                });
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(was);
            CryptographicOperations.ZeroMemory(will);
        }
    }

    private static byte[] Octets(Secret secret)
    {
        var octets = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(secret.Chars), pinned: true);
        Encoding.UTF8.GetBytes(secret.Chars, octets);
        return octets;
    }
}
