using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Pki.Tests.Algorithms.Gost;

public class StreebogTests
{
    // RFC 6986 §10: 63 digits, and a line of the Tale of Igor's Campaign in Windows-1251.
    private const string Digits = "012345678901234567890123456789012345678901234567890123456789012";
    private const string Igor = "d1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb";

    [Theory]
    [InlineData(
        Digits,
        "1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48",
        "9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500")]
    [InlineData(
        Igor,
        "1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28",
        "9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50")]
    public void The_examples_of_the_rfc_are_repeated(string message, string long512, string short256)
    {
        var octets = message == Digits ? System.Text.Encoding.ASCII.GetBytes(message) : Convert.FromHexString(message);
        Assert.Equal(long512, Convert.ToHexStringLower(Streebog.Hash512(octets)));
        Assert.Equal(short256, Convert.ToHexStringLower(Streebog.Hash256(octets)));
    }

    [Theory]
    [InlineData(64, "a59bab22ecae19c65fbde6e5f4e9f5d8549d31f037f9df9b905500e171923a773d5f1530f2ed7e964cb2eedc29e9ad2f3afe93b2814f79f5000ffc0366c251e6")]
    [InlineData(32, "a1aa5f7de402d7b3d323f2991c8d4534013137010a83754fd0af6d7cd4922ed9")]
    public void The_keyed_digests_of_rfc_7836_are_repeated(int octets, string expected)
    {
        // RFC 7836 B: the key 00 01 … 1f, HMAC as in RFC 2104 with a block of 64 octets.
        Func<byte[], byte[]> hash = octets == 64 ? message => Streebog.Hash512(message) : message => Streebog.Hash256(message);
        var key = Enumerable.Range(0, 64).Select(i => (byte)(i < 32 ? i : 0)).ToArray();
        byte[] Pad(byte with) => [.. key.Select(octet => (byte)(octet ^ with))];
        var inner = hash([.. Pad(0x36), .. Convert.FromHexString("0126bdb87800af214341456563780100")]);
        Assert.Equal(expected, Convert.ToHexStringLower(hash([.. Pad(0x5c), .. inner])));
    }

    [Fact]
    public void OpenSSL_digests_every_length_around_a_block_the_same() => Assert.All([0, 1, 31, 32, 33, 62, 63, 64, 65, 127, 128, 129, 1000], length =>
    {
        var message = Enumerable.Range(0, length).Select(i => (byte)(((i * 7) + length) & 0xff)).ToArray();
        Assert.Equal(GostEngine.Digest("md_gost12_512", message), Convert.ToHexStringLower(Streebog.Hash512(message)));
        Assert.Equal(GostEngine.Digest("md_gost12_256", message), Convert.ToHexStringLower(Streebog.Hash256(message)));
    });
}
