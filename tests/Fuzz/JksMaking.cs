using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tanba.Pki;

namespace Tanba.Tests.Fuzz;

/// <summary>A Java key store of one key, made by hand: the product writes none. A test has keytool read it.</summary>
internal static class JksMaking
{
    /// <summary>Everything but the digest at the end.</summary>
    public static byte[] Content(string alias, string password, byte[] pkcs8, params byte[][] chain) =>
    [
        0xfe, 0xed, 0xfe, 0xed, .. Number(2), .. Number(1),
        .. Number(1), .. Text(alias), .. new byte[8], .. Block(Protect(pkcs8, password)),
        .. Number(chain.Length), .. chain.SelectMany(certificate => (byte[])[.. Text("X.509"), .. Block(certificate)]),
    ];

    /// <summary>With the digest under a password.</summary>
    public static byte[] Seal(byte[] content, string password) => [.. content, .. Sha1([.. Utf16(password), .. "Mighty Aphrodite"u8, .. content])];

    private static byte[] Protect(byte[] pkcs8, string password)
    {
        var salt = Sha1(pkcs8);
        var (chain, masked) = (salt, pkcs8.ToArray());
        for (var n = 0; n < masked.Length; n++)
        {
            chain = n % 20 == 0 ? Sha1([.. Utf16(password), .. chain]) : chain;
            masked[n] ^= chain[n % 20];
        }

        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.JavaKeyProtector);
                    writer.WriteNull();
                }

                writer.WriteOctetString([.. salt, .. masked, .. Sha1([.. Utf16(password), .. pkcs8])]);
            }
        });
    }

#pragma warning disable CA5350 // The form of the store is Sun's.
    private static byte[] Sha1(byte[] octets) => SHA1.HashData(octets);
#pragma warning restore CA5350

    private static byte[] Utf16(string text) => Encoding.BigEndianUnicode.GetBytes(text);

    private static byte[] Number(int number)
    {
        var octets = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(octets, number);
        return octets;
    }

    private static byte[] Block(byte[] octets) => [.. Number(octets.Length), .. octets];

    private static byte[] Text(string ascii) => [0, (byte)ascii.Length, .. Encoding.ASCII.GetBytes(ascii)];
}
