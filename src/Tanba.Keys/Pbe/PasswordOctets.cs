using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tanba.Keys.Pbe;

/// <summary>
/// One password as octets, in the two forms that password-based encryption hashes. Zeroed on <see cref="Dispose"/>; reading is
/// safe from several threads until then.
/// </summary>
internal sealed class PasswordOctets : IDisposable
{
    private readonly byte[] bmp;
    private readonly byte[] utf8;

    private PasswordOctets(byte[] bmp, byte[] utf8) => (this.bmp, this.utf8) = (bmp, utf8);

    /// <summary>RFC 7292 B.1: BMPString, big-endian, with two zero octets at the end. For the key derivation of PKCS#12.</summary>
    public ReadOnlySpan<byte> Bmp => bmp;

    /// <summary>UTF-8 without end. For PBKDF2 (RFC 8018 §3, RFC 9579 §5).</summary>
    public ReadOnlySpan<byte> Utf8 => utf8;

    /// <summary>As the standards have it: what we write with.</summary>
    public static PasswordOctets Of(ReadOnlySpan<char> password) => new(BmpOf(password), Utf8Of(password));

    /// <summary>
    /// Every way in which programs turn this password into octets, the standard one first. A file tells its own: the first that
    /// opens it.
    /// </summary>
    public static IReadOnlyList<PasswordOctets> WaysOf(ReadOnlySpan<char> password)
    {
        var ways = new List<PasswordOctets> { Of(password) };
        if (password.IsEmpty)
        {
            // No password at all is not the empty one: some programs (GnuTLS with --null-password) hash nothing, not even the end of the string.
            ways.Add(new([], []));
        }

        if (!Ascii.IsValid(password))
        {
            // OpenSSL before 1.1 takes each octet of UTF-8 for a letter of its own.
            ways.Add(new(BmpOfOctets(ways[0].utf8), Utf8Of(password)));
        }

        // The BMPString also where RFC 8018 wants UTF-8: who wrote PBES2 into PKCS#12 before a standard said how.
        ways.Add(new(BmpOf(password), BmpOf(password)));
        return ways;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(bmp);
        CryptographicOperations.ZeroMemory(utf8);
    }

    private static byte[] Utf8Of(ReadOnlySpan<char> password)
    {
        var octets = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(password), pinned: true);
        Encoding.UTF8.GetBytes(password, octets);
        return octets;
    }

    private static byte[] BmpOf(ReadOnlySpan<char> password)
    {
        var octets = GC.AllocateArray<byte>((password.Length * 2) + 2, pinned: true);
        for (var n = 0; n < password.Length; n++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(n * 2), password[n]);
        }

        return octets;
    }

    private static byte[] BmpOfOctets(ReadOnlySpan<byte> latin)
    {
        var octets = GC.AllocateArray<byte>((latin.Length * 2) + 2, pinned: true);
        for (var n = 0; n < latin.Length; n++)
        {
            octets[(n * 2) + 1] = latin[n];
        }

        return octets;
    }
}
