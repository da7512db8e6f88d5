using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Tanba.Keys.Files;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys.Pkcs12;

/// <summary>The bags of one file (RFC 7292 §4.2), gathered and then paired: a key belongs to the certificate that names its public half.</summary>
internal sealed class Pkcs12Bags
{
    private readonly List<Certificate> certificates = [];
    private readonly List<Pkcs12SafeBag> keys = [];

    public void Add(IEnumerable<Pkcs12SafeBag> bags)
    {
        foreach (var bag in bags)
        {
            if (bag is Pkcs12CertBag { IsX509Certificate: true } certificate && Decode(certificate) is { } decoded)
            {
                certificates.Add(decoded);
            }
            else if (bag is Pkcs12ShroudedKeyBag or Pkcs12KeyBag)
            {
                keys.Add(bag);
            }
        }
    }

    /// <summary>Refuses with <c>keystore.no-keys</c>, <c>keystore.key-unsupported</c>, <c>keystore.damaged</c>, <c>keystore.wrong-password</c>.</summary>
    public Result<IReadOnlyList<StoredKey>> Pair(Secret password)
    {
        var (stored, refused) = (new List<StoredKey>(), (Rejection?)null);
        foreach (var bag in keys)
        {
            if (!Open(bag, password).Try(out var key, out var rejection))
            {
                refused = rejection;
            }
            else if (certificates.Find(certificate => certificate.PublicKey.KeyBits.Span.SequenceEqual(key.PublicKey.KeyBits.Span)) is { } own)
            {
                stored.Add(new(own, key, FriendlyName(bag) ?? own.Ski) { Others = [.. certificates.Where(other => !other.Equals(own))] });
            }
            else
            {
                key.Dispose();
            }
        }

        return stored.Count > 0 ? stored : refused ?? Rejection.NotFound("keystore.no-keys", "no private key with its certificate inside");
    }

    private static Result<SoftwareKey> Open(Pkcs12SafeBag bag, Secret password)
    {
        var opened = bag is Pkcs12ShroudedKeyBag shrouded
            ? ShroudedKey.Decrypt(shrouded.EncryptedPkcs8PrivateKey, password.Chars, "keystore")
            : SoftwareKey.FromPkcs8(((Pkcs12KeyBag)bag).Pkcs8PrivateKey.Span);
        return opened.Rejection is { Code: "key.algorithm-unknown" } unknown ? unknown with { Code = "keystore.key-unsupported" }
            : opened.Rejection is { Code: "key.malformed" } broken ? broken with { Code = "keystore.damaged" }
            : opened;
    }

    /// <summary>A certificate that the product cannot read is passed over: another may belong to the key.</summary>
    private static Certificate? Decode(Pkcs12CertBag bag)
    {
        try
        {
            var octets = new AsnReader(bag.EncodedCertificate, AsnEncodingRules.BER).ReadOctetString();
            return Certificate.Decode(octets).Try(out var certificate, out _) ? certificate : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary><c>friendlyName ATTRIBUTE ::= { BMPString }</c> (RFC 2985 §5.5.1).</summary>
    private static string? FriendlyName(Pkcs12SafeBag bag)
    {
        try
        {
            var attribute = bag.Attributes.Cast<CryptographicAttributeObject>().FirstOrDefault(found => found.Oid.Value == Oids.FriendlyNameAttribute);
            return attribute is { Values.Count: > 0 }
                ? new AsnReader(attribute.Values[0].RawData, AsnEncodingRules.BER).ReadCharacterString(UniversalTagNumber.BMPString)
                : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
