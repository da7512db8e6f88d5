using System.Diagnostics;
using Tanba.Keys.Pbe;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pkcs12;

/// <summary>Files made to cost time or memory: each has a refusal of its own, within a second and in little memory.</summary>
public class BombsTests
{
    private static readonly byte[] Data = BerNesting.Oid(Oids.CmsData);

    [Fact]
    public void Too_many_parts_are_too_many()
    {
        var part = Sequence(Data, Explicit(BerNesting.Octets(Sequence())));
        Refused("keystore.no-keys", Seal(Repeat(part, 64)));
        Refused("keystore.too-many-parts", Seal(Repeat(part, 65)));
        Refused("keystore.too-many-parts", Seal(Repeat(part, 30_000)));
    }

    [Fact]
    public void Too_many_bags_are_too_many()
    {
        var bag = Sequence(BerNesting.Oid(Oids.SecretBag), Explicit(Sequence()));
        Refused("keystore.no-keys", Seal(Part(Repeat(bag, 512))));
        Refused("keystore.too-many-parts", Seal(Part(Repeat(bag, 513))));
        Refused("keystore.too-many-parts", Seal(Part(Repeat(bag, 40_000))));
    }

    [Fact]
    public void Too_many_keys_are_too_many()
    {
        var bag = Sequence(BerNesting.Oid(Oids.KeyBag), Explicit(TestPki.RootKey.ExportPkcs8()));
        Refused("keystore.no-keys", Seal(Part(Repeat(bag, 32))));
        Refused("keystore.too-many-parts", Seal(Part(Repeat(bag, 33))));
    }

    [Theory]
    [InlineData(2, "keystore.no-keys")]
    [InlineData(3, "keystore.too-many-parts")]
    [InlineData(1000, "keystore.too-many-parts")]
    public void Safes_within_safes_have_an_end(int depth, string code)
    {
        var bags = Sequence();
        for (var n = 0; n < depth; n++)
        {
            bags = Sequence(Sequence(BerNesting.Oid(Oids.SafeContentsBag), Explicit(bags)));
        }

        Refused(code, Seal(Sequence(Data, Explicit(BerNesting.Octets(bags)))));
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(500_000)]
    public void Strings_of_strings_and_sequences_of_sequences_without_end_are_damaged(int depth)
    {
        foreach (var tag in (byte[])[0x24, 0x30, 0xa0])
        {
            var nested = Enumerable.Repeat<byte[]>([tag, 0x80], depth).SelectMany(pair => pair).ToArray();
            Refused("keystore.damaged", nested);
            Refused("keystore.damaged", Outside(nested));
            Refused("keystore.damaged", Outside([.. nested, .. new byte[depth * 2]]));
        }
    }

    [Fact]
    public void A_string_in_a_hundred_thousand_pieces_is_read_in_time()
    {
        var pieces = Enumerable.Repeat<byte[]>([0x04, 0x01, 0x30], 100_000).SelectMany(piece => piece).ToArray();
        Refused("keystore.damaged", Outside([0x24, 0x80, .. pieces, 0, 0]));
        Refused("keystore.damaged", Outside([0x24, 0x80, .. Enumerable.Repeat<byte[]>([0x04, 0x00], 200_000).SelectMany(piece => piece), 0, 0]));
    }

    [Fact]
    public void A_huge_salt_is_not_hashed()
    {
        var mac = Sequence(Sequence(Sequence(BerNesting.Oid(Oids.Sha1)), BerNesting.Octets(new byte[20])), BerNesting.Octets(new byte[900_000]), [0x02, 0x02, 0x10, 0x00]);
        Refused("keystore.salt-too-long", Sequence([0x02, 0x01, 0x03], Sequence(Data, Explicit(BerNesting.Octets(Sequence()))), mac));
    }

    [Fact]
    public void A_hundred_parts_of_many_rounds_share_one_budget()
    {
        using var password = PasswordOctets.Of("x");
        var (algorithm, ciphertext) = Pbes2.Seal([0x30, 0x00], password, 1);

        // 2 000 000 rounds in each: the first three fit, so a few seconds are spent, and not minutes.
        var dear = Convert.FromHexString(Convert.ToHexString(algorithm).Replace("020101", "02031E8480", StringComparison.Ordinal));
        var info = Sequence(Data, Lengthened(dear), [0x80, (byte)ciphertext.Length, .. ciphertext]);
        var part = Sequence(BerNesting.Oid(Oids.CmsEncryptedData), Explicit(Sequence([0x02, 0x01, 0x00], info)));
        var clock = Stopwatch.StartNew();
        Assert.Contains(Reading.Refusal(Unsealed(Repeat(part, 60)), "x"), (string[])["keystore.too-many-rounds", "keystore.wrong-password"]);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_file_that_claims_more_than_it_has_allocates_nothing()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused("keystore.damaged", Convert.FromHexString("30847fffffff" + "020103"));
        Refused("keystore.damaged", Convert.FromHexString("3080020103" + "3080" + "06092a864886f70d010701" + "a080" + "04847ffffff0"));
        Refused("keystore.damaged", Convert.FromHexString("feedfeed" + "00000002" + "ffffffff" + new string('0', 40)));
        Refused("keystore.damaged", Convert.FromHexString("feedfeed" + "00000002" + "00000001" + "00000001" + "0000" + "0000000000000000" + "7fffffff" + new string('0', 40)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    private static void Refused(string code, byte[] file)
    {
        var fastest = TimeSpan.MaxValue;

        // The machine may be busy with something else: only what is slow every time is slow.
        for (var round = 0; round < 4 && fastest > TimeSpan.FromSeconds(1); round++)
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal(code, Reading.Refusal(file, "x"));
            fastest = clock.Elapsed < fastest ? clock.Elapsed : fastest;
        }

        Assert.InRange(fastest, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    /// <summary>With the MAC of the password x over these parts, so that they are looked at.</summary>
    private static byte[] Seal(byte[] parts)
    {
        using var password = PasswordOctets.Of("x");
        var safe = Sequence(parts);
        return Sequence([0x02, 0x01, 0x03], Sequence(Data, Explicit(BerNesting.Octets(safe))), Pkcs12Mac.Write(PbeDigest.Sha1, safe, password, 1));
    }

    private static byte[] Unsealed(byte[] parts) => Outside(BerNesting.Octets(Sequence(parts)));

    private static byte[] Outside(byte[] content) => Sequence([0x02, 0x01, 0x03], Sequence(Data, Explicit(content)));

    private static byte[] Part(byte[] bags) => Sequence(Data, Explicit(BerNesting.Octets(Sequence(bags))));

    private static byte[] Repeat(byte[] one, int count) => [.. Enumerable.Repeat(one, count).SelectMany(octets => octets)];

    private static byte[] Sequence(params byte[][] parts) => new BerNesting(isIndefinite: false).Sequence(parts);

    private static byte[] Explicit(params byte[][] parts) => new BerNesting(isIndefinite: false).Explicit(parts);

    /// <summary>Two octets more in the innermost INTEGER lengthen the three sequences around it.</summary>
    private static byte[] Lengthened(byte[] algorithm)
    {
        algorithm[1] += 2;
        var parameters = Array.IndexOf(algorithm, (byte)0x30, 2);
        algorithm[parameters + 1] += 2;
        var derivation = Array.IndexOf(algorithm, (byte)0x30, parameters + 1);
        algorithm[derivation + 1] += 2;
        var inner = Array.IndexOf(algorithm, (byte)0x30, derivation + 1);
        algorithm[inner + 1] += 2;
        return algorithm;
    }
}
