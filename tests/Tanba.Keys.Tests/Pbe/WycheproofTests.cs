using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pbe;

/// <summary>Every case of C2SP Wycheproof for PBES2 and PBKDF2: <c>valid</c> is accepted and gives the octets, <c>invalid</c> is refused.</summary>
public class WycheproofTests
{
    [Theory]
    [InlineData("pbes2_hmacsha1_aes_128_test", Oids.HmacSha1, Oids.Aes128Cbc)]
    [InlineData("pbes2_hmacsha1_aes_256_test", Oids.HmacSha1, Oids.Aes256Cbc)]
    [InlineData("pbes2_hmacsha256_aes_128_test", Oids.HmacSha256, Oids.Aes128Cbc)]
    [InlineData("pbes2_hmacsha256_aes_256_test", Oids.HmacSha256, Oids.Aes256Cbc)]
    [InlineData("pbes2_hmacsha512_aes_256_test", Oids.HmacSha512, Oids.Aes256Cbc)]
    public void Pbes2_decrypts_what_is_valid_and_nothing_else(string file, string prf, string cipher)
    {
        foreach (var test in Tests(file))
        {
            var (password, ciphertext) = (Octets(test, "password"), Octets(test, "ct"));
            var algorithm = Algorithm(prf, cipher, test);

            // Some passwords are no UTF-8 and so none that a person types: they go to the same derivation, past the letters.
            using var typed = Typed(password) is { } text ? PasswordOctets.Of(text) : null;
            var plain = typed is not null
                ? PbeAlgorithm.Open(algorithm, ciphertext, typed, new RoundBudget("test"))
                : Direct(prf, cipher, password, test) is { } decrypted ? decrypted : Rejection.Invalid("test.wrong", "no padding");
            var isRight = !plain.IsRefused && plain.Value.AsSpan().SequenceEqual(Octets(test, "msg"));
            Assert.True(test.GetProperty("result").GetString() == "valid" ? isRight : plain.IsRefused, $"{file} {test.GetProperty("tcId")}");
        }
    }

    [Theory]
    [InlineData("pbkdf2_hmacsha1_test", Oids.HmacSha1)]
    [InlineData("pbkdf2_hmacsha256_test", Oids.HmacSha256)]
    [InlineData("pbkdf2_hmacsha512_test", Oids.HmacSha512)]
    public void Pbkdf2_derives_what_is_valid(string file, string prf)
    {
        foreach (var test in Tests(file))
        {
            var derived = new byte[test.GetProperty("dkLen").GetInt32()];
            PbeDigest.FindHmac(prf)!.Stretch(Octets(test, "password"), Octets(test, "salt"), test.GetProperty("iterationCount").GetInt32(), derived);
            Assert.True(derived.AsSpan().SequenceEqual(Octets(test, "dk")) == (test.GetProperty("result").GetString() == "valid"), $"{file} {test.GetProperty("tcId")}");
        }
    }

    private static List<JsonElement> Tests(string file)
    {
        using var packed = new GZipStream(File.OpenRead(SharedData.Path($"conformance/wycheproof/{file}.json.gz")), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(packed);
        var tests = document.RootElement.GetProperty("testGroups").EnumerateArray().SelectMany(group => group.GetProperty("tests").EnumerateArray()).Select(test => test.Clone()).ToList();
        Assert.Equal(document.RootElement.GetProperty("numberOfTests").GetInt32(), tests.Count);
        return tests;
    }

    private static byte[] Octets(JsonElement test, string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);

    private static string? Typed(byte[] password)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(password);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static byte[]? Direct(string prf, string cipher, byte[] password, JsonElement test)
    {
        var row = new[] { CbcCipher.Aes128, CbcCipher.Aes256 }.Single(one => one.Oid == cipher);
        var key = new byte[row.KeySize];
        PbeDigest.FindHmac(prf)!.Stretch(password, Octets(test, "salt"), test.GetProperty("iterationCount").GetInt32(), key);
        return row.Decrypt(key, Octets(test, "iv"), Octets(test, "ct"));
    }

    private static byte[] Algorithm(string prf, string cipher, JsonElement test) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.Pbes2);
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.Pbkdf2);
                    using (writer.PushSequence())
                    {
                        writer.WriteOctetString(Octets(test, "salt"));
                        writer.WriteInteger(test.GetProperty("iterationCount").GetInt32());
                        using (writer.PushSequence())
                        {
                            writer.WriteObjectIdentifier(prf);
                            writer.WriteNull();
                        }
                    }
                }

                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(cipher);
                    writer.WriteOctetString(Octets(test, "iv"));
                }
            }
        }
    });
}
