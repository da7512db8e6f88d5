using Tanba.Keys;
using Tanba.Keys.Files;
using Tanba.Keys.Pbe;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Tests.Fuzz;

/// <summary>
/// The readers of key files, each with a file that opens. Their counts of rounds are small, so that the readers are looked at and
/// not the hashing; some are changed inside their encryption and sealed again, so that the change gets past the MAC.
/// </summary>
internal static class KeyFileTargets
{
    private const string Password = "x";
    private const int Rounds = 2;

    private static readonly Pkcs12Form Modern = Pkcs12Form.Modern with { Rounds = Rounds };
    private static readonly Pkcs12Form National = Pkcs12Form.National with { Rounds = Rounds };

    public static IReadOnlyList<FuzzTarget> All()
    {
        using var key = SoftwareKey.Generate("p256");
        using var rsa = SoftwareKey.Generate("rsa2048");
        using var gost = SoftwareKey.Generate("gost512");
        using var old = SoftwareKey.Generate("gost2004");
        var (pkcs8, leaf) = (key.ExportPkcs8(), SelfSigned(key));
        var attributes = SafeBag.AttributesOf(key.PublicKey.Sha1OfKeyBits(), "кілт");
        Safe[] safes = [new(false, [new(Oids.KeyBag, pkcs8, attributes)]), new(true, [SafeBag.Of(leaf, attributes)])];
        using var password = PasswordOctets.Of(Password);
        var (modern, national) = (Pkcs12Writer.Write(safes, password, Modern), Pkcs12Writer.Write(safes, password, National));
        var store = JksMaking.Content("kilt", Password, pkcs8, leaf.Encoded.ToArray());
        return
        [
            new("PKCS#12, modern", modern, Same, OpenFile),
            new("PKCS#12, national", national, Same, OpenFile),
            new("PKCS#12, parts of a modern file under a good MAC", AuthenticatedSafe(modern), Sealed, OpenFile),
            new("PKCS#12, parts of a national file under a good MAC", AuthenticatedSafe(national), Sealed, OpenFile),
            new("PKCS#12, open bags under a good MAC", OpenBags(pkcs8, leaf, attributes), bags => Sealed(Parts(bags)), OpenFile),
            new("PKCS#12, bags in an encrypted part", OpenBags(pkcs8, leaf, attributes), bags => Sealed(EncryptedPart(bags)), OpenFile),
            new("JKS", JksMaking.Seal(store, Password), Same, OpenFile),
            new("JKS under a good digest", store, content => JksMaking.Seal(content, Password), OpenFile),
            new("PKCS#8, EC", pkcs8, Same, OpenKey),
            new("PKCS#8, RSA", rsa.ExportPkcs8(), Same, OpenKey),
            new("PKCS#8, GOST 2015", gost.ExportPkcs8(), Same, OpenKey),
            new("PKCS#8, GOST 2004", old.ExportPkcs8(), Same, OpenKey),
            new("PKCS#8, encrypted with PBES2", ShroudedKey.Encrypt(key, Password, Rounds), Same, OpenShrouded),
            new("PKCS#8, encrypted with Triple-DES", ShroudedKey.Write(Pkcs12Pbe.Seal(Pkcs12Pbe.Key, pkcs8, password, Rounds)), Same, OpenShrouded),
        ];
    }

    private static byte[] Same(byte[] octets) => octets;

    private static Rejection? OpenFile(byte[] file)
    {
        using var password = new Secret(Password);
        if (!KeyFileReader.Read(file, password).Try(out var content, out var refused))
        {
            return refused;
        }

        using (content)
        {
            if (!Pkcs12Pairs.Of(content).Try(out var keys, out refused))
            {
                return refused;
            }

            foreach (var key in keys)
            {
                key.Dispose();
            }

            return null;
        }
    }

    private static Rejection? OpenKey(byte[] pkcs8) => Closed(SoftwareKey.FromPkcs8(pkcs8));

    private static Rejection? OpenShrouded(byte[] encrypted) => Closed(ShroudedKey.Decrypt(encrypted, Password, "keyfile"));

    private static Rejection? Closed(Result<SoftwareKey> opened)
    {
        if (opened.Try(out var key, out var refused))
        {
            key.Dispose();
        }

        return refused;
    }

    private static Certificate SelfSigned(SoftwareKey key)
    {
        var name = new DistinguishedName([NameAttribute.Utf8(Oids.CommonName, "FUZZ")]);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var serial = SerialNumber.Parse("10" + new string('0', 38)).Value;
        return new TbsCertificate(serial, key.Algorithm, name, start, start.AddYears(1), name, key.PublicKey, [KeyUsageExtension.Write(KeyUsage.DigitalSignature)]).Sign(key);
    }

    private static byte[] AuthenticatedSafe(byte[] file) => Pkcs12Envelope.Read(file, new RoundBudget("keystore")).Value.AuthenticatedSafe;

    private static byte[] Sealed(byte[] authenticatedSafe)
    {
        using var password = PasswordOctets.Of(Password);
        var ber = new BerNesting(isIndefinite: false);
        var content = ber.Sequence([BerNesting.Oid(Oids.CmsData), ber.Explicit([BerNesting.Octets(authenticatedSafe)])]);
        return ber.Sequence([[2, 1, 3], content, Pkcs12Mac.Write(PbeDigest.Sha1, authenticatedSafe, password, Rounds)]);
    }

    private static byte[] OpenBags(byte[] pkcs8, Certificate leaf, byte[] attributes)
    {
        var ber = new BerNesting(isIndefinite: false);
        byte[] Bag(string type, byte[] value) => ber.Sequence([BerNesting.Oid(type), ber.Explicit([value]), attributes]);
        return ber.Sequence([Bag(Oids.KeyBag, pkcs8), Bag(Oids.CertBag, SafeBag.Of(leaf, default).Value), Bag(Oids.SafeContentsBag, ber.Sequence([Bag(Oids.SecretBag, [5, 0])]))]);
    }

    private static byte[] Parts(byte[] bags)
    {
        var ber = new BerNesting(isIndefinite: false);
        return ber.Sequence([ber.Sequence([BerNesting.Oid(Oids.CmsData), ber.Explicit([BerNesting.Octets(bags)])])]);
    }

    private static byte[] EncryptedPart(byte[] bags)
    {
        using var password = PasswordOctets.Of(Password);
        var ber = new BerNesting(isIndefinite: true);
        var (algorithm, ciphertext) = Pbes2.Seal(bags, password, Rounds);
        var info = ber.Sequence([BerNesting.Oid(Oids.CmsData), algorithm, ber.ImplicitOctets(ciphertext)]);
        return ber.Sequence([ber.Sequence([BerNesting.Oid(Oids.CmsEncryptedData), ber.Explicit([ber.Sequence([[2, 1, 0], info])])])]);
    }
}
