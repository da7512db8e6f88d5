using System.Formats.Asn1;
using Tanba.Keys.Files;
using Tanba.Pki;

namespace Tanba.Keys.Pkcs12;

/// <summary>
/// Walks the outside of a PKCS#12 file before any password is tried, so that nobody's file makes us hash for minutes:
/// <code>
/// PFX     ::= SEQUENCE { version INTEGER {v3(3)}, authSafe ContentInfo, macData MacData OPTIONAL }
/// MacData ::= SEQUENCE { mac DigestInfo, macSalt OCTET STRING, iterations INTEGER DEFAULT 1 }
/// AuthenticatedSafe ::= SEQUENCE OF ContentInfo
/// </code>
/// (RFC 7292 §4). BER: the national files have indefinite lengths.
/// </summary>
internal static class Pkcs12Cost
{
    // More parts than any honest file has.
    private const int Parts = 16;

    /// <summary>Whether the file is well formed so far, read to its end, and every count of rounds bearable.</summary>
    public static bool IsBearable(ReadOnlyMemory<byte> file)
    {
        try
        {
            var outer = new AsnReader(file, AsnEncodingRules.BER);
            var pfx = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var isVersion3 = pfx.ReadInteger() == 3;
            var authSafe = Content(pfx, Oids.CmsData);
            return isVersion3 && authSafe is not null && MacIsBearable(pfx) && SafeIsBearable(authSafe.ReadOctetString());
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool MacIsBearable(AsnReader pfx)
    {
        if (!pfx.HasData)
        {
            return true;
        }

        var mac = pfx.ReadSequence();
        mac.ReadSequence();
        mac.ReadOctetString();
        return !mac.HasData || PbeCost.AreRoundsBearable(mac);
    }

    private static bool SafeIsBearable(ReadOnlyMemory<byte> authenticatedSafe)
    {
        var contents = new AsnReader(authenticatedSafe, AsnEncodingRules.BER).ReadSequence();
        for (var part = 0; contents.HasData; part++)
        {
            var isEncrypted = Content(contents, Oids.CmsEncryptedData);
            if (part == Parts || (isEncrypted is not null && !EncryptedIsBearable(isEncrypted.ReadSequence())))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>EncryptedData ::= SEQUENCE { version INTEGER, SEQUENCE { contentType, contentEncryptionAlgorithm, [0] … } }</c> (RFC 5652 §8).</summary>
    private static bool EncryptedIsBearable(AsnReader encryptedData)
    {
        encryptedData.ReadInteger();
        var info = encryptedData.ReadSequence();
        info.ReadObjectIdentifier();
        return PbeCost.IsBearable(info);
    }

    /// <summary><c>ContentInfo ::= SEQUENCE { contentType OBJECT IDENTIFIER, content [0] EXPLICIT ANY }</c>; null when it is of another type.</summary>
    private static AsnReader? Content(AsnReader reader, string type)
    {
        var info = reader.ReadSequence();
        return info.ReadObjectIdentifier() == type ? info.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true)) : null;
    }
}
