using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Keys.Files;
using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Pkcs12;

/// <summary>
/// Opens the parts of a file with one password:
/// <code>
/// AuthenticatedSafe ::= SEQUENCE OF ContentInfo  -- Data: plain, EncryptedData: by password, EnvelopedData: for a certificate
/// SafeContents ::= SEQUENCE OF SafeBag
/// </code>
/// (RFC 7292 §4.1, §4.2). One reading, one thread.
/// </summary>
/// <param name="isSealed">Whether a MAC has said already that the password is right: then what does not open is damaged.</param>
internal sealed class SafeReader(PasswordOctets password, RoundBudget budget, bool isSealed)
{
    public static readonly Rejection Damaged = Rejection.Invalid("keystore.damaged", "not a readable PKCS#12 file", "RFC 7292 §4");

    // Honest files have two or three parts and a bag for each key and certificate of a chain; a safe within a safe is in the
    // standard (§4.2.6) and in no program.
    private const int MostParts = 64;
    private const int MostBags = 512;
    private const int Deepest = 3;

    private static readonly Rejection TooMany = Rejection.Invalid(
        "keystore.too-many-parts", $"more than {MostParts} parts, {MostBags} bags or {Pkcs12Content.MostKeys} keys, or safes in safes deeper than {Deepest}", "RFC 7292 §4.2");

    private readonly List<Safe> safes = [];
    private readonly List<SafeBag> bags = [];
    private bool isOld;
    private bool hasUnreadable;
    private int count;
    private int keys;

    /// <summary>Refuses as <see cref="Pkcs12Reader"/>; what was opened until then is zeroed.</summary>
    public Result<Pkcs12Content> Read(ReadOnlyMemory<byte> authenticatedSafe)
    {
        Rejection? refused;
        try
        {
            refused = ReadParts(authenticatedSafe);
        }
        catch (AsnContentException)
        {
            refused = Damaged;
        }

        var content = new Pkcs12Content(isOld ? KeyFileForm.National : KeyFileForm.Modern, [.. safes, new(false, [.. bags])]) { HasUnreadableParts = hasUnreadable };
        if (refused is null)
        {
            return content with { Safes = safes };
        }

        content.Dispose();
        return refused;
    }

    private Rejection? ReadParts(ReadOnlyMemory<byte> authenticatedSafe)
    {
        var outer = new AsnReader(authenticatedSafe, AsnEncodingRules.BER);
        var parts = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        for (var part = 0; parts.HasData; part++)
        {
            if (part == MostParts)
            {
                return TooMany;
            }

            var (type, content) = Pkcs12Envelope.ReadContentInfo(parts);
            if (ReadPart(type, content) is { } refused)
            {
                return refused;
            }

            if (type is Oids.CmsData or Oids.CmsEncryptedData)
            {
                safes.Add(new(type == Oids.CmsEncryptedData, [.. bags]));
                bags.Clear();
            }
        }

        return null;
    }

    private Rejection? ReadPart(string type, AsnReader? content)
    {
        switch (type)
        {
            case Oids.CmsData when content is not null:
                return ReadInner(content.ReadOctetString(), 1);
            case Oids.CmsEncryptedData when content is not null:
                return ReadEncrypted(content.ReadSequence());
            case Oids.CmsEnvelopedData:
                hasUnreadable = true;
                return null;
            default:
                return Damaged;
        }
    }

    /// <summary>
    /// <c>EncryptedData ::= SEQUENCE { version, SEQUENCE { contentType, contentEncryptionAlgorithm, [0] IMPLICIT OCTET STRING OPTIONAL }, … }</c>
    /// (RFC 5652 §8).
    /// </summary>
    private Rejection? ReadEncrypted(AsnReader encryptedData)
    {
        encryptedData.ReadInteger();
        var info = encryptedData.ReadSequence();
        if (info.ReadObjectIdentifier() != Oids.CmsData)
        {
            return Damaged;
        }

        var algorithm = info.ReadEncodedValue();
        if (!PbeAlgorithm.Open(algorithm, info.ReadOctetString(Der.Context(0, constructed: false)), password, budget).Try(out var plain, out var refused))
        {
            return refused;
        }

        try
        {
            return ReadBags(plain, 1);
        }
        catch (AsnContentException) when (!isSealed)
        {
            // A wrong password may leave a padding by chance, but never a sequence of bags.
            return budget.WrongPassword;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private Rejection? ReadBags(byte[] safeContents, int depth)
    {
        var outer = new AsnReader(safeContents, AsnEncodingRules.BER);
        var contents = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        while (contents.HasData)
        {
            if (++count > MostBags)
            {
                return TooMany;
            }

            var bag = contents.ReadSequence();
            var type = bag.ReadObjectIdentifier();
            var explicitly = bag.ReadSequence(Der.Context(0));
            var value = explicitly.ReadEncodedValue();
            explicitly.ThrowIfNotEmpty();
            var attributes = bag.HasData ? bag.ReadEncodedValue().ToArray() : [];
            bag.ThrowIfNotEmpty();
            if (ReadBag(type, value, attributes, depth) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private Rejection? ReadBag(string type, ReadOnlyMemory<byte> value, byte[] attributes, int depth)
    {
        if (type == Oids.SafeContentsBag)
        {
            return depth == Deepest ? TooMany : ReadInner(value.ToArray(), depth + 1);
        }

        if (type is Oids.KeyBag or Oids.ShroudedKeyBag && ++keys > Pkcs12Content.MostKeys)
        {
            return TooMany;
        }

        if (type != Oids.ShroudedKeyBag)
        {
            bags.Add(new(type, value.ToArray(), attributes));
            return null;
        }

        if (!ShroudedKey.Open(value, password, budget).Try(out var pkcs8, out var refused))
        {
            return refused;
        }

        isOld |= ShroudedKey.IsOld(value);
        bags.Add(new(Oids.KeyBag, pkcs8, attributes));
        return null;
    }

    /// <summary>A safe within a safe may hold keys that are not shrouded: this copy of them goes with the reading.</summary>
    private Rejection? ReadInner(byte[] safeContents, int depth)
    {
        try
        {
            return ReadBags(safeContents, depth);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(safeContents);
        }
    }
}
