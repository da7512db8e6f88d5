using System.Formats.Asn1;
using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Pki.Tests.Algorithms.Gost;

/// <summary>Signatures both ways with OpenSSL's gost engine, whose octets are ours backwards (RFC 9215 §2.1: s ‖ r, big-endian).</summary>
public class GostEngineTests
{
    public static TheoryData<string, string, string> Curves => new()
    {
        { "gost2012_512", "A", "512" },
        { "gost2012_256", "A", "CryptoPro" },
        { "gost2012_256", "TCA", "256" },
    };

    [Theory]
    [MemberData(nameof(Curves))]
    public void The_engine_accepts_our_signatures_and_we_accept_its(string algorithm, string parameters, string name)
    {
        using var openssl = GostEngine.Open();
        var curve = name switch { "512" => GostCurve.Tc26A512, "256" => GostCurve.Tc26A256, _ => GostCurve.CryptoProA };
        openssl.Run("genpkey", "-engine", "gost", "-algorithm", algorithm, "-pkeyopt", $"paramset:{parameters}", "-outform", "DER", "-out", "key.der");
        openssl.Run("pkey", "-engine", "gost", "-inform", "DER", "-in", "key.der", "-pubout", "-out", "public.pem");
        openssl.Run("pkey", "-engine", "gost", "-inform", "DER", "-in", "key.der", "-pubout", "-outform", "DER", "-out", "public.der");
        var d = PrivateKey(File.ReadAllBytes(Path.Combine(openssl.Folder, "key.der")), curve);
        var point = Point(File.ReadAllBytes(Path.Combine(openssl.Folder, "public.der")));
        Assert.Equal(point, GostSignature.PublicKey(curve, d));

        var digest = Streebog.Hash512("a document"u8)[..curve.Octets];
        openssl.Put("digest", digest);
        var own = GostSignature.Sign(curve, d, digest);
        openssl.Put("own", Enumerable.Reverse(own).ToArray());
        Assert.Contains("Verified Successfully", openssl.Run("pkeyutl", "-engine", "gost", "-verify", "-pubin", "-inkey", "public.pem", "-in", "digest", "-sigfile", "own"), StringComparison.Ordinal);
        own[0] ^= 1;
        openssl.Put("own", Enumerable.Reverse(own).ToArray());
        openssl.Run(1, "pkeyutl", "-engine", "gost", "-verify", "-pubin", "-inkey", "public.pem", "-in", "digest", "-sigfile", "own");

        openssl.Run("pkeyutl", "-engine", "gost", "-sign", "-keyform", "DER", "-inkey", "key.der", "-in", "digest", "-out", "theirs");
        var theirs = Enumerable.Reverse(File.ReadAllBytes(Path.Combine(openssl.Folder, "theirs"))).ToArray();
        Assert.True(GostSignature.Verify(curve, point, digest, theirs));
        theirs[^1] ^= 1;
        Assert.False(GostSignature.Verify(curve, point, digest, theirs));
    }

    private static byte[] Point(byte[] spki)
    {
        var sequence = new AsnReader(spki, AsnEncodingRules.DER).ReadSequence();
        sequence.ReadSequence();
        return new AsnReader(sequence.ReadBitString(out _), AsnEncodingRules.DER).ReadOctetString();
    }

    /// <summary>The engine writes the number in an OCTET STRING or an INTEGER, by its version.</summary>
    private static ulong[] PrivateKey(byte[] pkcs8, GostCurve curve)
    {
        var sequence = new AsnReader(pkcs8, AsnEncodingRules.DER).ReadSequence();
        sequence.ReadInteger();
        sequence.ReadSequence();
        var octets = sequence.ReadOctetString();
        if (octets.Length != curve.Octets)
        {
            var inner = new AsnReader(octets, AsnEncodingRules.DER);
            return inner.PeekTag() == Asn1Tag.Integer
                ? Numbers64.Words(inner.ReadInteger(), curve.Words)
                : Numbers64.Words(Numbers64.FromOctets(inner.ReadOctetString()), curve.Words);
        }

        return Numbers64.Words(Numbers64.FromOctets(octets), curve.Words);
    }
}
