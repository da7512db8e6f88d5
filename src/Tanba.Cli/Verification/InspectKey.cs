using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Cli.Verification;

/// <summary>Keys in words. Of a private key nothing is told but its kind.</summary>
internal static class InspectKey
{
    public static Inspected Explain(SubjectPublicKeyInfo key) => new(
        "public key",
        [$"A public key, {InspectCertificate.Key(key)}, without a certificate: it does not say whose it is."],
        [new("SHA-256", InspectWords.Hex(SHA256.HashData(key.Encoded.Span)))]);

    /// <summary>PKCS#8 (RFC 5958), PKCS#1 (RFC 8017 A.1.2) or SEC 1 (RFC 5915); null when it is none of them.</summary>
    public static Inspected? Private(ReadOnlyMemory<byte> der)
    {
        try
        {
            return Der.ReadInner(der, Read, AsnEncodingRules.BER);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static Inspected? Read(AsnReader reader)
    {
        var key = reader.ReadSequence();
        if (key.PeekTag() == Asn1Tag.Sequence)
        {
            // EncryptedPrivateKeyInfo ::= SEQUENCE { encryptionAlgorithm AlgorithmIdentifier, encryptedData OCTET STRING } (RFC 5958 §3)
            var encryption = AlgorithmIdentifier.Read(key);
            var isOctets = key.PeekTag() == Asn1Tag.PrimitiveOctetString;
            key.ReadEncodedValue();
            return key.HasData || !isOctets ? null : new("private key", [$"A private key, encrypted with {InspectWords.Oid(encryption.Oid)}: without the password nobody can tell of what kind it is."], []);
        }

        var version = key.ReadInteger();
        return key.PeekTag() switch
        {
            var tag when tag == Asn1Tag.Sequence => KindOf(AlgorithmIdentifier.Read(key), key) is { } kind ? Of($"not encrypted, of kind {kind} (PKCS#8)") : null,
            var tag when tag == Asn1Tag.Integer && CountIntegers(key) == 8 => Of("not encrypted, of kind RSA (PKCS#1)"),
            var tag when tag == Asn1Tag.PrimitiveOctetString && version == 1 && IsEc(key) => Of("not encrypted, of kind EC (SEC 1)"),
            _ => null,
        };
    }

    private static string? KindOf(AlgorithmIdentifier identifier, AsnReader key)
    {
        var hasKey = key.HasData && key.PeekTag() == Asn1Tag.PrimitiveOctetString;
        return hasKey ? InspectWords.Oid(identifier.Oid) : null;
    }

    private static int CountIntegers(AsnReader key)
    {
        var count = 0;
        while (key.HasData && key.PeekTag() == Asn1Tag.Integer)
        {
            key.ReadIntegerBytes();
            count++;
        }

        return key.HasData ? 0 : count;
    }

    private static bool IsEc(AsnReader key)
    {
        key.ReadEncodedValue();
        return !key.HasData || key.PeekTag().TagClass == TagClass.ContextSpecific;
    }

    private static Inspected Of(string what) => new("private key", [$"A private key, {what}.", "Nothing else of it is shown. Whoever has this file can use the key."], []);
}
