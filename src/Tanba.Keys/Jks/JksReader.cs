using System.Security.Cryptography;
using Tanba.Keys.Pbe;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys.Jks;

/// <summary>
/// Reads Sun's key store, JKS. There is no standard; the form is that of <c>java.io.DataOutputStream</c>:
/// <code>
/// store   = magic 0xFEEDFEED, version 1 or 2, count, entry*, SHA-1 over password, "Mighty Aphrodite" and all before
/// entry   = 1 (private key), alias, date, block of EncryptedPrivateKeyInfo, count, certificate*
///         | 2 (trusted), alias, date, certificate
/// certificate = [version 2: type], block of octets
/// </code>
/// It gives what the same keys would be in PKCS#12, so that they can be written as such.
/// </summary>
internal static class JksReader
{
    // As many as a PKCS#12 file may have bags; a chain is the leaf, one or two issuing CAs and a root.
    private const int MostEntries = 512;
    private const int LongestChain = 32;

    private const int DigestSize = SHA1.HashSizeInBytes;

    private static readonly Rejection TooMany = Rejection.Invalid("keystore.too-many-parts", $"more than {MostEntries} entries, {Pkcs12Content.MostKeys} keys or {LongestChain} certificates of one key");

    private static ReadOnlySpan<byte> Magic => [0xfe, 0xed, 0xfe, 0xed];

    public static bool IsJks(ReadOnlySpan<byte> file) => file.StartsWith(Magic);

    /// <summary>
    /// Refuses with <c>keystore.damaged</c>, <c>keystore.wrong-password</c>, <c>keystore.too-many-parts</c>,
    /// <c>keystore.cipher-unsupported</c>.
    /// </summary>
    /// <param name="keyPassword">Of the private keys, where it is another than that of the store.</param>
    public static Result<Pkcs12Content> Read(ReadOnlyMemory<byte> file, Secret password, Secret? keyPassword = null)
    {
        using var ofStore = PasswordOctets.Of(password.Chars);
        using var ofKeys = PasswordOctets.Of((keyPassword ?? password).Chars);
        var (bags, refused) = (new List<SafeBag>(), (Rejection?)null);
        try
        {
            refused = ReadStore(file, ofStore, ofKeys, bags);
        }
        catch (InvalidDataException broken)
        {
            refused = Rejection.Invalid("keystore.damaged", $"not a readable Java key store: {broken.Message}");
        }

        var keys = new Safe(false, [.. bags.Where(bag => bag.IsKey)]);
        var content = new Pkcs12Content(KeyFileForm.Jks, [keys, new(true, [.. bags.Where(bag => !bag.IsKey)])]);
        if (refused is null)
        {
            return content;
        }

        content.Dispose();
        return refused;
    }

    private static Rejection? ReadStore(ReadOnlyMemory<byte> file, PasswordOctets ofStore, PasswordOctets ofKeys, List<SafeBag> bags)
    {
        if (file.Length < DigestSize)
        {
            throw new InvalidDataException("it breaks off");
        }

        var octets = new JksOctets(file[..^DigestSize]);
        octets.Read(Magic.Length);
        var version = octets.ReadUInt32();
        var count = octets.ReadUInt32();
        if (version is not 1 and not 2)
        {
            throw new InvalidDataException("another version than 1 and 2");
        }

        var entries = new List<Entry>();
        for (var n = 0u; n < count; n++)
        {
            if (n == MostEntries || ReadEntry(octets, version) is not { } entry)
            {
                return TooMany;
            }

            entries.Add(entry);
        }

        if (entries.Count(entry => entry.Key is not null) > Pkcs12Content.MostKeys)
        {
            return TooMany;
        }

        if (octets.Position != file.Length - DigestSize)
        {
            throw new InvalidDataException("octets after the last entry");
        }

        // The form is whole, so it is the password; or a single octet was changed, which looks the same.
        return JksProtection.Seals(file.Span[..^DigestSize], file.Span[^DigestSize..], ofStore)
            ? entries.Select(entry => Open(entry, ofKeys, bags)).FirstOrDefault(refused => refused is not null)
            : Rejection.Forbidden("keystore.wrong-password", "the store does not open with this password, or was changed");
    }

    private static Entry? ReadEntry(JksOctets octets, uint version)
    {
        var kind = octets.ReadUInt32();
        var alias = octets.ReadText();
        octets.Read(sizeof(long));
        if (kind is not 1 and not 2)
        {
            throw new InvalidDataException("an entry that is neither a private key nor a certificate");
        }

        var key = kind == 1 ? octets.ReadBlock() : (ReadOnlyMemory<byte>?)null;
        var count = kind == 1 ? octets.ReadUInt32() : 1;
        if (count > LongestChain)
        {
            return null;
        }

        var certificates = new ReadOnlyMemory<byte>[count];
        foreach (ref var certificate in certificates.AsSpan())
        {
            if (version == 2 && octets.ReadText() is not "X.509")
            {
                throw new InvalidDataException("a certificate that is not of X.509");
            }

            certificate = octets.ReadBlock();
        }

        return new(alias, key, certificates);
    }

    /// <summary>Null when the entry was opened and its bags added.</summary>
    private static Rejection? Open(Entry entry, PasswordOctets password, List<SafeBag> bags)
    {
        var certificates = entry.Certificates.Select(octets => Certificate.Decode(octets)).Where(read => !read.IsRefused).Select(read => read.Value).ToList();
        var leaf = certificates.FirstOrDefault();
        var id = leaf?.SubjectKeyIdentifier is { } ski ? ski.ToArray() : leaf?.PublicKey.Sha1OfKeyBits() ?? SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(entry.Alias))[..20];
        var attributes = SafeBag.AttributesOf(id, entry.Alias);
        if (entry.Key is { } encrypted)
        {
            if (!JksProtection.Open(encrypted, password).Try(out var pkcs8, out var refused))
            {
                return refused;
            }

            bags.Add(new(Oids.KeyBag, pkcs8, attributes));
        }

        bags.AddRange(certificates.Select((certificate, n) => SafeBag.Of(certificate, n == 0 ? attributes : ReadOnlyMemory<byte>.Empty)));
        return null;
    }

    private sealed record Entry(string Alias, ReadOnlyMemory<byte>? Key, IReadOnlyList<ReadOnlyMemory<byte>> Certificates);
}
