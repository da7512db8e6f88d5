using System.Formats.Asn1;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>
/// OpenSSL with its gost engine as the judge of GOST certificates: it knows the curve and the digest under Russian identifiers, with
/// the signature's octets backwards.
/// </summary>
public sealed class GostEngine(Demo demo)
{
    // id-tc26-gost3410-12-512, its parameter set A, id-tc26-gost3411-12-512: RFC 9215 §4.2.
    private const string RussianKey = "302106082a85030701010102301506092a850307010201020106082a85030701010203";

    /// <summary>The certificate that <c>openssl pkcs12</c> finds in a key file.</summary>
    public async Task<string> CertificateOfAsync(string keyFile, string password)
    {
        var certificate = Path.Combine(demo.Folder, "gost.pem");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["P12"] = password };
        await RunningProgram.RunAsync("openssl", ["pkcs12", "-in", keyFile, "-passin", "env:P12", "-nokeys", "-clcerts", "-out", certificate], environment);
        return certificate;
    }

    /// <summary>What <c>openssl ocsp</c> reads in the responder's answer; its signature it cannot check.</summary>
    public async Task<string> StatusAsync(string certificate)
    {
        var output = await RunningProgram.RunAsync("openssl", ["ocsp", "-noverify", "-issuer", demo.File.Ca.Issuing, "-cert", certificate, "-url", demo.Portal + "/ocsp"]);
        return output.Split('\n').Single(line => line.StartsWith(certificate + ": ", StringComparison.Ordinal))[(certificate.Length + 2)..].Trim();
    }

    /// <summary>Whether the engine holds the certificate's signature for the issuer's.</summary>
    public async Task VerifyAsync(string certificate, string issuer)
    {
        var (tbs, signature, _) = Parts(await DerAsync(certificate));
        var (_, _, point) = Parts(await DerAsync(issuer));
        Array.Reverse(signature);
        var folder = demo.NewFolder("gost");
        string Put(string name, byte[] octets)
        {
            File.WriteAllBytes(Path.Combine(folder, name), octets);
            return Path.Combine(folder, name);
        }

        var digest = Path.Combine(folder, "digest");
        await RunningProgram.RunAsync("openssl", ["dgst", "-engine", "gost", "-md_gost12_512", "-binary", "-out", digest, Put("tbs", tbs)]);
        var output = await RunningProgram.RunAsync(
            "openssl", ["pkeyutl", "-engine", "gost", "-verify", "-pubin", "-keyform", "DER", "-inkey", Put("key", Russian(point)), "-in", digest, "-sigfile", Put("signature", signature)]);
        Assert.Contains("Verified Successfully", output, StringComparison.Ordinal);
    }

    private static async Task<byte[]> DerAsync(string certificate) =>
        Convert.FromBase64String(string.Concat((await RunningProgram.RunAsync("openssl", ["x509", "-in", certificate])).Split('\n').Where(line => line.Length > 0 && line[0] != '-')).Trim());

    /// <summary>What is signed, the signature's value, and the octets of the public key.</summary>
    private static (byte[] Tbs, byte[] Signature, byte[] Point) Parts(byte[] certificate)
    {
        var whole = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence();
        var tbs = whole.ReadEncodedValue().ToArray();
        whole.ReadSequence();
        var signature = whole.ReadBitString(out _);
        var fields = new AsnReader(tbs, AsnEncodingRules.DER).ReadSequence();
        for (var skipped = 0; skipped < 6; skipped++)
        {
            fields.ReadEncodedValue();
        }

        var key = fields.ReadSequence();
        key.ReadSequence();
        return (tbs, signature, key.ReadBitString(out _));
    }

    private static byte[] Russian(byte[] point)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(Convert.FromHexString(RussianKey));
            writer.WriteBitString(point);
        }

        return writer.Encode();
    }
}
