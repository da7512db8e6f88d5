using System.Formats.Asn1;
using System.Text;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Tests.Algorithms.Gost;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>
/// GOST documents beside OpenSSL's gost engine. It knows the same curves and digests under Russian identifiers (RFC 9215 §2), with the
/// octets of a value backwards; so documents are relabelled on their way there and back, and nothing that is signed is touched.
/// </summary>
public class GostCmsTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Мәмілеге қол қойылды\n");

    private static readonly Dictionary<string, (string Kazakh, string Russian)[]> Names = new(StringComparer.Ordinal)
    {
        ["gost256"] =
        [
            (Oids.KzGost2015Key256, "1.2.643.7.1.1.1.1"), (Oids.KzGost2015Parameters256A, "1.2.643.7.1.2.1.1.1"),
            (Oids.KzStreebog256, "1.2.643.7.1.1.2.2"), (Oids.KzGost2015Signature256, "1.2.643.7.1.1.3.2"),
        ],
        ["gost512"] =
        [
            (Oids.KzGost2015Key512, "1.2.643.7.1.1.1.2"), (Oids.KzGost2015Parameters512A, "1.2.643.7.1.2.1.2.1"),
            (Oids.KzStreebog512, "1.2.643.7.1.1.2.3"), (Oids.KzGost2015Signature512, "1.2.643.7.1.1.3.3"),
        ],
    };

    public static TheoryData<string, string, string, string> Kinds => new() { { "gost256", "gost2012_256", "TCA", "md_gost12_256" }, { "gost512", "gost2012_512", "A", "md_gost12_512" } };

    [Theory]
    [InlineData("gost256", true)]
    [InlineData("gost256", false)]
    [InlineData("gost512", true)]
    [InlineData("gost512", false)]
    public void The_engine_accepts_a_document_of_ours_and_no_changed_one(string kind, bool attached)
    {
        using var openssl = GostEngine.Open();
        using var key = SoftwareKey.Generate(kind);
        var certificate = TestPki.Make(TestPki.Issuing.Subject, TestPki.Person, key, TestPki.IssuingKey, TestPki.Signing());
        openssl.Put("ours", Relabel(SignCms.Sign(Text, certificate, key, TestPki.Now, attached), Names[kind].Select(pair => (pair.Kazakh, pair.Russian))));
        openssl.Put("text", Text);
        openssl.Put("other", "something else"u8.ToArray());
        string[] verify = ["cms", "-verify", "-engine", "gost", "-noverify", "-binary", "-inform", "DER", "-in", "ours", "-out", "out"];
        openssl.Run([.. verify, .. attached ? Array.Empty<string>() : ["-content", "text"]]);
        Assert.Equal(Text, File.ReadAllBytes(Path.Combine(openssl.Folder, "out")));
        if (!attached)
        {
            openssl.Run(4, [.. verify, "-content", "other"]);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void We_accept_a_document_of_the_engine_and_no_changed_one(string kind, string algorithm, string parameters, string digest)
    {
        using var openssl = GostEngine.Open();
        openssl.Put("text", Text);
        openssl.Run("genpkey", "-engine", "gost", "-algorithm", algorithm, "-pkeyopt", $"paramset:{parameters}", "-out", "key.pem");
        openssl.Run("req", "-engine", "gost", "-new", "-x509", "-key", "key.pem", "-" + digest, "-subj", "/CN=GOST SIGNER/C=KZ", "-days", "3000", "-out", "signer.pem");
        foreach (var options in new string[][] { ["-nodetach", "-nosmimecap"], ["-nodetach", "-nosmimecap", "-keyid"], ["-nodetach", "-noattr"] })
        {
            openssl.Run(["cms", "-sign", "-engine", "gost", "-binary", .. options, "-md", digest, "-in", "text", "-signer", "signer.pem", "-inkey", "key.pem", "-outform", "DER", "-out", "theirs"]);
            var theirs = Relabel(File.ReadAllBytes(Path.Combine(openssl.Folder, "theirs")), Names[kind].Select(pair => (pair.Russian, pair.Kazakh)));
            var document = SignedCms.Decode(theirs).Value;
            var held = document.Check(document.Signers[0]);
            Assert.True(!held.IsRefused, $"{string.Join(' ', options)}: {held.Rejection}");
            Assert.Equal("GOST SIGNER", held.Value.Certificate.Subject.CommonName);
            theirs[^1] ^= 1;
            var changed = SignedCms.Decode(theirs).Value;
            Assert.Equal(CmsReasons.SignatureWrong, changed.Check(changed.Signers[0]).Rejection?.Code);
        }
    }

    /// <summary>Other identifiers for the same things, and the value of the (only) signature backwards.</summary>
    private static byte[] Relabel(byte[] document, IEnumerable<(string From, string To)> names)
    {
        var value = SignedCms.Decode(document).Value.Signers[0].Signature.ToArray();
        var relabelled = Rewrite(document, names.ToDictionary(pair => pair.From, pair => pair.To, StringComparer.Ordinal));
        var at = relabelled.AsSpan().LastIndexOf(value);
        Array.Reverse(value);
        value.CopyTo(relabelled.AsSpan(at));
        return relabelled;
    }

    private static byte[] Rewrite(ReadOnlyMemory<byte> encoded, Dictionary<string, string> names)
    {
        // RFC 9215 §4.2: a key on this curve may leave its digest out, and the engine does.
        if (encoded.Span.SequenceEqual(Convert.FromHexString("300b06092a8503070102010101")))
        {
            encoded = Convert.FromHexString("301506092a850307010201010106082a85030701010202");
        }

        var reader = new AsnReader(encoded, AsnEncodingRules.DER);
        var tag = reader.PeekTag();
        if (tag == Asn1Tag.ObjectIdentifier)
        {
            var oid = reader.ReadObjectIdentifier();
            return names.TryGetValue(oid, out var other) ? Der.Write(writer => writer.WriteObjectIdentifier(other)) : encoded.ToArray();
        }

        if (!tag.IsConstructed)
        {
            return encoded.ToArray();
        }

        var inner = new AsnReader(reader.PeekContentBytes(), AsnEncodingRules.DER);
        var parts = new List<byte[]>();
        while (inner.HasData)
        {
            parts.Add(Rewrite(inner.ReadEncodedValue(), names));
        }

        return [.. DerHeader.Of(encoded.Span[0], parts.Sum(part => (long)part.Length)), .. parts.SelectMany(part => part)];
    }
}
