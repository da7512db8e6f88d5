using System.Text.Json;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Algorithms.Gost;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Tests.Algorithms.Gost;

/// <summary>Keys, signatures and certificates made by the national authority's own provider.</summary>
public class NationalVectorsTests
{
    private static readonly Lazy<Dictionary<string, string>> Vectors = new(() => File.ReadAllLines(SharedData.Path("gost512/vectors.txt"))
        .Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal));

    [Fact]
    public void The_providers_private_key_makes_its_public_key()
    {
        var d = Numbers64.Words(GostOracle.Hex(Of("d")), 8);
        var spki = GostKeys.Gost512.PublicKey(GostSignature.PublicKey(GostCurve.Tc26A512, d));
        Assert.Equal(Of("spki"), Convert.ToHexStringLower(spki.Encoded.Span));
        Assert.Equal("GOST 34.10-2015 512", spki.Name);
        Assert.Null(spki.Weakness());
    }

    [Fact]
    public void The_providers_digest_and_signature_are_ours()
    {
        var key = SubjectPublicKeyInfo.Decode(Convert.FromHexString(Of("spki"))).Value;
        var message = System.Text.Encoding.UTF8.GetBytes(Of("msg"));
        Assert.Equal(Of("digest"), Convert.ToHexStringLower(Streebog.Hash512(message)));
        Assert.True(SignatureAlgorithm.Gost512.Verify(key, message, Convert.FromHexString(Of("sig"))));
        Assert.True(SignatureAlgorithm.Gost512.Verify(key, Convert.FromHexString(Of("cert_tbs")), Convert.FromHexString(Of("cert_sig"))));
        Assert.False(SignatureAlgorithm.Gost512.Verify(key, message, Convert.FromHexString(Of("cert_sig"))));
        Assert.Equal(SignatureAlgorithm.Gost512.Oid, Of("sigalg_oid"));
    }

    [Theory]
    [InlineData("gost2004-test-ca-signatures", "CryptoPro-A-256")]
    [InlineData("gost2015-ca-signatures", "tc26-512-A")]
    public void Known_answers_of_authorities_hold(string file, string expectedCurve)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path($"gost/{file}.json")));
        Assert.All(json.RootElement.EnumerateArray(), known =>
        {
            string Text(string name) => known.GetProperty(name).GetString()!;
            Assert.Equal(expectedCurve, Text("curve"));
            var curve = expectedCurve == "tc26-512-A" ? GostCurve.Tc26A512 : GostCurve.CryptoProA;
            byte[] key = [.. Numbers64.Octets(GostOracle.Hex(Text("issuer_x")), curve.Octets), .. Numbers64.Octets(GostOracle.Hex(Text("issuer_y")), curve.Octets)];
            Assert.True(GostSignature.Verify(curve, key, Convert.FromHexString(Text("digest")), Convert.FromHexString(Text("signature"))));
        });
    }

    [Theory]
    [InlineData("root_test_gost_2022.cer", "root_test_gost_2022.cer")]
    [InlineData("nca_gost2022_test.cer", "root_test_gost_2022.cer")]
    [InlineData("root_gost_test.crt", "root_gost_test.crt")]
    [InlineData("nca_gost_test.crt", "root_gost_test.crt")]
    [InlineData("root_rsa_test.crt", "root_rsa_test.crt")]
    [InlineData("nca_rsa_test.crt", "root_rsa_test.crt")]
    public void The_national_test_authorities_are_signed_by_their_roots(string subject, string issuer)
    {
        var (certificate, root) = (Read(subject), Read(issuer));
        Assert.Null(certificate.PublicKey.Weakness());
        Assert.True(certificate.IsSignedBy(root.PublicKey));
        Assert.NotNull(certificate.SignatureAlgorithm);
    }

    private static string Of(string name) => Vectors.Value[name];

    private static Certificate Read(string name) => Certificate.Decode(File.ReadAllBytes(SharedData.Path($"ca/{name}"))).Value;
}
