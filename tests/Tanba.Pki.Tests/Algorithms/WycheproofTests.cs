using System.IO.Compression;
using System.Text.Json;
using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

/// <summary>Signatures that try to be taken for good ones (project Wycheproof).</summary>
public class WycheproofTests
{
    private static readonly Dictionary<string, string> DigestOids = new(StringComparer.Ordinal)
    {
        ["SHA-1"] = Oids.Sha1,
        ["SHA-256"] = Oids.Sha256,
        ["SHA-384"] = Oids.Sha384,
        ["SHA-512"] = Oids.Sha512,
    };

    [Theory]
    [InlineData("rsa_signature_2048_sha256_test", "RSA SHA-256")]
    [InlineData("rsa_signature_2048_sha384_test", "RSA SHA-384")]
    [InlineData("rsa_signature_2048_sha512_test", "RSA SHA-512")]
    [InlineData("rsa_signature_3072_sha256_test", "RSA SHA-256")]
    [InlineData("rsa_signature_3072_sha512_test", "RSA SHA-512")]
    [InlineData("rsa_signature_4096_sha256_test", "RSA SHA-256")]
    [InlineData("rsa_signature_4096_sha512_test", "RSA SHA-512")]
    [InlineData("rsa_signature_8192_sha256_test", "RSA SHA-256")]
    [InlineData("ecdsa_secp256r1_sha256_test", "ECDSA SHA-256")]
    [InlineData("ecdsa_secp256r1_sha512_test", "ECDSA SHA-512")]
    [InlineData("ecdsa_secp384r1_sha256_test", "ECDSA SHA-256")]
    [InlineData("ecdsa_secp384r1_sha384_test", "ECDSA SHA-384")]
    [InlineData("ecdsa_secp521r1_sha512_test", "ECDSA SHA-512")]
    public void Good_signatures_hold_and_bad_ones_do_not(string file, string algorithm)
    {
        var row = SignatureAlgorithm.All.Single(found => found.Name == algorithm);
        Check(file, _ => row, (_, signature) => signature);
    }

    [Theory]
    [InlineData("ecdsa_secp256r1_sha256_p1363_test", "ECDSA SHA-256", 32)]
    [InlineData("ecdsa_secp384r1_sha384_p1363_test", "ECDSA SHA-384", 48)]
    [InlineData("ecdsa_secp521r1_sha512_p1363_test", "ECDSA SHA-512", 66)]
    public void Signatures_of_fixed_length_are_judged_likewise(string file, string algorithm, int octets)
    {
        var row = SignatureAlgorithm.All.Single(found => found.Name == algorithm);
        Check(file, _ => row, (_, signature) => EcdsaValue.FromFixed(signature, octets) ?? []);
    }

    [Theory]
    [InlineData("rsa_pss_2048_sha256_mgf1_0_test", 0)]
    [InlineData("rsa_pss_2048_sha256_mgf1_32_test", 0)]
    [InlineData("rsa_pss_2048_sha256_mgf1_32_params_test", 0)]
    [InlineData("rsa_pss_2048_sha256_mgf1sha1_20_test", 0)]
    [InlineData("rsa_pss_2048_sha384_mgf1_48_test", 0)]
    [InlineData("rsa_pss_3072_sha256_mgf1_32_params_test", 0)]
    [InlineData("rsa_pss_4096_sha256_mgf1_32_test", 0)]
    [InlineData("rsa_pss_4096_sha512_mgf1_64_params_test", 0)]
    [InlineData("rsa_pss_2048_sha1_mgf1_20_test", 1)] // a digest the product refuses: SHA-1
    [InlineData("rsa_pss_misc_test", 78)] // digests of SHA-1 and SHA-224, masks of SHA-224
    [InlineData("rsa_pss_misc_params_test", 78)]
    public void Pss_signatures_are_judged_by_their_parameters(string file, int groupsWithoutRow)
    {
        var without = Check(file, group => SignatureAlgorithm.Decode(Pss(group)).Try(out var row, out _) ? row : null, (_, signature) => signature);
        Assert.Equal(groupsWithoutRow, without);
    }

    /// <summary>Gives how many groups ask for an algorithm that is no row; none of theirs is ever held for good.</summary>
    private static int Check(string file, Func<JsonElement, SignatureAlgorithm?> find, Func<JsonElement, byte[], byte[]> form)
    {
        using var stream = new GZipStream(File.OpenRead(SharedData.Path($"conformance/wycheproof/{file}.json.gz")), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(stream);
        var (wrong, without, looked) = (new List<string>(), 0, 0);
        foreach (var group in json.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var der = group.TryGetProperty("publicKeyDer", out var own) ? own : group.GetProperty("keyDer");
            var key = SubjectPublicKeyInfo.Decode(Convert.FromHexString(der.GetString()!)).Value;
            if (find(group) is not { } row)
            {
                without++;
                continue;
            }

            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                looked++;
                var (message, signature) = (Convert.FromHexString(test.GetProperty("msg").GetString()!), Convert.FromHexString(test.GetProperty("sig").GetString()!));
                if (test.GetProperty("result").GetString() != (row.Verify(key, message, form(test, signature)) ? "valid" : "invalid") && test.GetProperty("result").GetString() != "acceptable")
                {
                    wrong.Add(test.GetRawText());
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{file}: {looked} looked at, {without} groups of algorithms that are no row");
        Assert.Empty(wrong);
        return without;
    }

    private static byte[] Pss(JsonElement group)
    {
        string Oid(string name) => DigestOids.GetValueOrDefault(group.GetProperty(name).GetString()!, Oids.Aes256Cbc); // one that no digest has
        var salt = group.GetProperty("sLen").GetInt32();
        byte[] Digest(string name) => AlgorithmIdentifier.Write(Oid(name), AlgorithmIdentifier.Null);
        byte[] Tagged(int number, byte[] value) => Der.Write(writer =>
        {
            using (writer.PushSequence(Der.Context(number)))
            {
                writer.WriteEncodedValue(value);
            }
        });
        var (digest, mask) = (Tagged(0, Digest("sha")), Tagged(1, AlgorithmIdentifier.Write(Oids.Mgf1, Digest("mgfSha"))));
        return AlgorithmIdentifier.Write(Oids.RsaPss, Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(digest);
                writer.WriteEncodedValue(mask);
                writer.WriteEncodedValue(Tagged(2, Der.Write(inner => inner.WriteInteger(salt))));
            }
        }));
    }
}
