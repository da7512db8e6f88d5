using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Tanba.Pki;

namespace Tanba.Keys.Pkcs12;

/// <summary>Reads PKCS#12 (RFC 7292) with password integrity or none, also in BER with the old ciphers of the national files.</summary>
internal static class Pkcs12Reader
{
    private static readonly Rejection Damaged = Rejection.Invalid("keystore.damaged", "not a readable PKCS#12 file", "RFC 7292 §4");
    private static readonly Rejection WrongPassword = Rejection.Forbidden("keystore.wrong-password", "the file does not open with this password");

    public static Result<IReadOnlyList<StoredKey>> Read(byte[] file, Secret password)
    {
        if (!Pkcs12Cost.IsBearable(file))
        {
            return Damaged;
        }

        try
        {
            var info = Pkcs12Info.Decode(file, out _);
            if (info.IntegrityMode == Pkcs12IntegrityMode.PublicKey)
            {
                return Damaged;
            }

            var hasMac = info.IntegrityMode == Pkcs12IntegrityMode.Password;
            return hasMac && !info.VerifyMac(password.Chars) ? WrongPassword : ReadContents(info, password, hasMac);
        }
        catch (CryptographicException)
        {
            return Damaged;
        }
    }

    private static Result<IReadOnlyList<StoredKey>> ReadContents(Pkcs12Info info, Secret password, bool hasMac)
    {
        var bags = new Pkcs12Bags();
        foreach (var contents in info.AuthenticatedSafe)
        {
            if (contents.ConfidentialityMode == Pkcs12ConfidentialityMode.Password && !TryDecrypt(contents, password))
            {
                // The MAC has held, so the password is right and the content is not.
                return hasMac ? Damaged : WrongPassword;
            }

            if (contents.ConfidentialityMode != Pkcs12ConfidentialityMode.PublicKey)
            {
                bags.Add(contents.GetBags());
            }
        }

        return bags.Pair(password);
    }

    private static bool TryDecrypt(Pkcs12SafeContents contents, Secret password)
    {
        try
        {
            contents.Decrypt(password.Chars);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
