using System.Security.Cryptography;
using Tanba.Keys.Files;
using Tanba.Keys.Pbe;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys.Pkcs12;

/// <summary>
/// Writes PKCS#12 (RFC 7292 §5.1) as the national authority lays it out: the keys in a plain part, each shrouded, then the
/// certificates in an encrypted one, both with localKeyID and friendlyName. What the ciphers are says the form.
/// </summary>
internal static class Pkcs12Writer
{
    /// <summary>One key and its leaf, named by the subject key identifier.</summary>
    public static byte[] Write(SoftwareKey key, Certificate leaf, byte[] ski, Secret password, Pkcs12Form form)
    {
        var attributes = SafeBag.AttributesOf(ski, Convert.ToHexStringLower(ski));
        using var bag = new SafeBag(Oids.KeyBag, key.ExportPkcs8(), attributes);
        return Write([new(false, [bag]), new(true, [SafeBag.Of(leaf, attributes)])], password, form);
    }

    /// <summary>Parts and bags as they are, under this password and in this form.</summary>
    public static byte[] Write(IReadOnlyList<Safe> safes, Secret password, Pkcs12Form form)
    {
        using var octets = PasswordOctets.Of(password.Chars);
        return Write(safes, octets, form);
    }

    /// <summary>The same under the octets of a password.</summary>
    public static byte[] Write(IReadOnlyList<Safe> safes, PasswordOctets octets, Pkcs12Form form)
    {
        var ber = new BerNesting(form.IsIndefinite);
        var parts = safes.Select(safe => safe.IsEncrypted ? Encrypted(safe, octets, form, ber) : Plain(safe, octets, form, ber));
        var authenticatedSafe = ber.Sequence([.. parts]);
        var mac = Pkcs12Mac.Write(form.Mac.Digest, authenticatedSafe, octets, form.Rounds, form.Mac.SaltLength);
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(3);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.CmsData);
                    using (writer.PushSequence(Der.Context(0)))
                    {
                        writer.WriteOctetString(authenticatedSafe);
                    }
                }

                writer.WriteEncodedValue(mac);
            }
        });
    }

    private static byte[] Plain(Safe safe, PasswordOctets password, Pkcs12Form form, BerNesting ber) =>
        ber.Sequence([BerNesting.Oid(Oids.CmsData), ber.Explicit([BerNesting.Octets(Contents(safe, password, form))])]);

    private static byte[] Encrypted(Safe safe, PasswordOctets password, Pkcs12Form form, BerNesting ber)
    {
        var contents = Contents(safe, password, form);
        var (algorithm, ciphertext) = form.SealSafe(contents, password, form.Rounds);
        CryptographicOperations.ZeroMemory(contents);
        byte[] version = [0x02, 0x01, 0x00];
        var info = ber.Sequence([BerNesting.Oid(Oids.CmsData), algorithm, ber.ImplicitOctets(ciphertext)]);
        return ber.Sequence([BerNesting.Oid(Oids.CmsEncryptedData), ber.Explicit([ber.Sequence([version, info])])]);
    }

    /// <summary>SafeContents in DER. A key is shrouded also where the whole part is encrypted: some programs look for nothing else.</summary>
    private static byte[] Contents(Safe safe, PasswordOctets password, Pkcs12Form form) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            foreach (var bag in safe.Bags)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(bag.IsKey ? Oids.ShroudedKeyBag : bag.Type);
                    using (writer.PushSequence(Der.Context(0)))
                    {
                        writer.WriteEncodedValue(bag.IsKey ? ShroudedKey.Write(form.SealKey(bag.Value, password, form.Rounds)) : bag.Value);
                    }

                    if (!bag.Attributes.IsEmpty)
                    {
                        writer.WriteEncodedValue(bag.Attributes.Span);
                    }
                }
            }
        }
    });
}
