using System.IO.Compression;
using System.Text.Json;
using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

/// <summary>Signatures that try to be taken for good ones (project Wycheproof).</summary>
public class WycheproofTests
{
    [Theory]
    [InlineData("rsa_signature_2048_sha256_test", "RSA SHA-256")]
    [InlineData("rsa_signature_2048_sha512_test", "RSA SHA-512")]
    [InlineData("rsa_signature_3072_sha256_test", "RSA SHA-256")]
    [InlineData("rsa_signature_4096_sha256_test", "RSA SHA-256")]
    [InlineData("ecdsa_secp256r1_sha256_test", "ECDSA P-256 SHA-256")]
    [InlineData("ecdsa_secp384r1_sha384_test", "ECDSA P-384 SHA-384")]
    public void Good_signatures_hold_and_bad_ones_do_not(string file, string algorithm)
    {
        using var stream = new GZipStream(File.OpenRead(SharedData.Path($"conformance/wycheproof/{file}.json.gz")), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(stream);
        var row = SignatureAlgorithm.All.Single(found => found.Name == algorithm);
        var wrong = new List<string>();
        foreach (var group in json.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var der = group.TryGetProperty("publicKeyDer", out var own) ? own : group.GetProperty("keyDer");
            var key = SubjectPublicKeyInfo.Decode(Convert.FromHexString(der.GetString()!)).Value;
            wrong.AddRange(group.GetProperty("tests").EnumerateArray().Where(test => !IsAsExpected(row, key, test)).Select(test => test.GetRawText()));
        }

        Assert.Empty(wrong);
    }

    private static bool IsAsExpected(SignatureAlgorithm row, SubjectPublicKeyInfo key, JsonElement test)
    {
        var (message, signature) = (Convert.FromHexString(test.GetProperty("msg").GetString()!), Convert.FromHexString(test.GetProperty("sig").GetString()!));
        var holds = row.Verify(key, message, signature);
        return test.GetProperty("result").GetString() switch { "valid" => holds, "invalid" => !holds, _ => true };
    }
}
