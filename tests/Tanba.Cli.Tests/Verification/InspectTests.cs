using System.Text;
using System.Text.Json;
using Tanba.Cli.Verification;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
using Tanba.Pki.Requests;
using Tanba.Signatures.Cms;
using Tanba.Signatures.Xml;

namespace Tanba.Cli.Tests.Verification;

public class InspectTests
{
    private static readonly InspectDer Inspect = new(TestPki.Now);

    [Fact]
    public void A_certificate_is_explained_in_PEM_and_in_DER()
    {
        foreach (var octets in new[] { TestPki.Leaf.Encoded.ToArray(), Encoding.UTF8.GetBytes(TestPki.Leaf.ToPem()), Encoding.UTF8.GetBytes(Convert.ToBase64String(TestPki.Leaf.Encoded.Span)) })
        {
            var said = Text(octets);
            Assert.Contains("A certificate of ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ, IIN 900101300007, issued by ISSUING TEST.", said, StringComparison.Ordinal);
            Assert.Contains("within its time until 2027-01-01 00:00:00 UTC", said, StringComparison.Ordinal);
            Assert.Contains("Kazakh individual (1.2.398.3.3.4.1.1)", said, StringComparison.Ordinal);
            Assert.Contains("Kazakh storage pkcs12 (1.2.398.3.3.5.1.1)", said, StringComparison.Ordinal);
            Assert.Contains("digitalSignature, nonRepudiation", said, StringComparison.Ordinal);
            Assert.Contains("daniyar@example.kz", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_time_of_a_certificate_is_told_by_the_clock()
    {
        Assert.Contains("no longer valid", InspectText.Of(new InspectDer(TestPki.Now.AddYears(5)).Explain(TestPki.Leaf.Encoded)), StringComparison.Ordinal);
        Assert.Contains("not valid yet", InspectText.Of(new InspectDer(TestPki.Now.AddYears(-5)).Explain(TestPki.Leaf.Encoded)), StringComparison.Ordinal);
        var root = Text(TestPki.Root.Encoded);
        Assert.Contains("issued by itself", root, StringComparison.Ordinal);
        Assert.Contains("its key signs certificates", root, StringComparison.Ordinal);
        Assert.Contains("that of its own key", root, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_blocks_of_PEM_are_explained_one_by_one()
    {
        var all = Inspect.Explain(Encoding.UTF8.GetBytes("a note\n" + TestPki.Leaf.ToPem() + TestPki.Issuing.ToPem() + Pem.Wrap("SOMETHING", [0x30, 0x03, 0x02, 0x01, 0x07])));
        Assert.Equal(["certificate", "certificate", "SOMETHING"], all.Inside.Select(one => one.Kind));
        Assert.Equal(20, Inspect.Explain(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(TestPki.Leaf.ToPem(), 25)))).Inside.Count);
    }

    [Fact]
    public void A_request_says_whether_it_proves_possession()
    {
        using var key = SoftwareKey.Generate("p256");
        var request = CertificationRequest.Create(TestPki.Person, key, []);
        Assert.Contains("its sender has the private key", Text(request), StringComparison.Ordinal);
        request[^1] ^= 1;
        Assert.Contains("does not prove", Text(request), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_and_deltas_are_told_apart_and_long_ones_are_cut()
    {
        List<RevokedEntry> entries = [.. Enumerable.Range(0, 30).Select(_ => new RevokedEntry(Pki.Certificates.SerialNumber.Draw(), TestPki.Start, RevocationReason.KeyCompromise))];
        var builder = new CrlBuilder(TestPki.Issuing.Subject, new byte[20], 7, TestPki.Now, TestPki.Now.AddDays(1), entries);
        var said = Text(builder.Sign(TestPki.IssuingKey));
        Assert.Contains("A list of revoked certificates, of ISSUING TEST, with 30 entries.", said, StringComparison.Ordinal);
        Assert.Contains("keyCompromise", said, StringComparison.Ordinal);
        Assert.Contains("and 10 more", said, StringComparison.Ordinal);
        Assert.Contains("A delta of a list", Text((builder with { BaseNumber = 6 }).Sign(TestPki.IssuingKey)), StringComparison.Ordinal);
    }

    [Fact]
    public void Ocsp_requests_and_replies_are_explained()
    {
        var id = CertId.For(TestPki.Issuing, TestPki.Leaf.SerialNumber);
        Assert.Contains("A question on the status of 1 certificate", Text(OcspRequest.Create([id])), StringComparison.Ordinal);
        var reply = OcspResponse.Sign(TestPki.Issuing, TestPki.IssuingKey, [SingleResponse.Good(id, TestPki.Now)], null, TestPki.Now);
        Assert.Contains($"Certificate {TestPki.Leaf.SerialNumber} is not revoked.", Text(reply), StringComparison.Ordinal);
        Assert.Contains("without an answer", Text(new byte[] { 0x30, 0x03, 0x0a, 0x01, 0x03 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Signed_documents_are_explained()
    {
        var cms = Text(SignCms.Sign("құжат"u8, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true));
        Assert.Contains("A signed document (CMS) with 1 signature.", cms, StringComparison.Ordinal);
        Assert.Contains("A signature in the name of ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ, IIN 900101300007.", cms, StringComparison.Ordinal);
        var xml = SignXml.Sign("<doc/>", XmlPlace.WholeDocument, TestPki.Leaf, TestPki.PersonKey).Value;
        Assert.Contains("An XML document with 1 signature.", Text(Encoding.UTF8.GetBytes(xml)), StringComparison.Ordinal);
        Assert.Contains("not signed", Text("<doc/>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("is not read", Text("<doc>"u8.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rsa2048", "rsa encryption")]
    [InlineData("p256", "ec public key")]
    [InlineData("gost512", "Kazakh gost2015 key512")]
    public void Of_a_private_key_only_the_kind_is_told(string kind, string name)
    {
        using var key = SoftwareKey.Generate(kind);
        var pkcs8 = key.ExportPkcs8();
        foreach (var octets in new[] { pkcs8, Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", pkcs8)) })
        {
            var said = Text(octets);
            Assert.Contains("A private key, not encrypted, of kind", said, StringComparison.Ordinal);
            Assert.Contains(name, said, StringComparison.OrdinalIgnoreCase);
            Assert.True(said.Length < 300, said);
        }

        Assert.Contains("A public key", Text(key.PublicKey.Encoded), StringComparison.Ordinal);
    }

    [Fact]
    public void What_openssl_writes_is_explained()
    {
        using var openSsl = new OpenSsl();
        openSsl.Put("in.txt", "text"u8.ToArray());
        openSsl.Run("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "key.pem");
        openSsl.Run("req", "-new", "-x509", "-key", "key.pem", "-subj", "/CN=Test/C=KZ", "-days", "30", "-out", "cert.pem");
        openSsl.Run("req", "-new", "-key", "key.pem", "-subj", "/CN=Test", "-out", "request.pem");
        openSsl.Run("rsa", "-in", "key.pem", "-traditional", "-out", "rsa.pem");
        openSsl.Run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "ec.pem");
        openSsl.Run("pkcs8", "-topk8", "-in", "key.pem", "-passout", "pass:x", "-out", "encrypted.pem");
        openSsl.Run("cms", "-sign", "-in", "in.txt", "-signer", "cert.pem", "-inkey", "key.pem", "-outform", "PEM", "-out", "cms.pem");
        openSsl.Run("crl2pkcs7", "-nocrl", "-certfile", "cert.pem", "-out", "bundle.pem");
        openSsl.Run("ts", "-query", "-data", "in.txt", "-sha256", "-cert", "-out", "query.tsq");
        openSsl.Run("pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
        (string File, string Kind)[] expected =
        [
            ("key.pem", "private key"), ("rsa.pem", "private key"), ("ec.pem", "private key"), ("encrypted.pem", "private key"), ("public.pem", "public key"),
            ("cert.pem", "certificate"), ("request.pem", "certification request"), ("cms.pem", "signed document"), ("bundle.pem", "signed document"), ("query.tsq", "time-stamp request"),
        ];
        Assert.All(expected, one => Assert.Equal(one.Kind, Inspect.Explain(File.ReadAllBytes(Path.Combine(openSsl.Folder, one.File))).Kind));
    }

    [Theory]
    [InlineData("ca/nca_gost2022_test.cer", "certificate")]
    [InlineData("ca/root_rsa_test.crt", "certificate")]
    [InlineData("revocation/nca_gost2022_test.crl", "revocation list")]
    [InlineData("revocation/nca_gost2022_d_test.crl", "delta revocation list")]
    [InlineData("revocation/ocsp_response_individual_2015.bin", "OCSP reply")]
    [InlineData("signed/individual_attached.der", "signed document")]
    [InlineData("signed/RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.cms", "signed document")]
    [InlineData("signed/validation_1.xml", "signed XML")]
    [InlineData("gost512/test_gost512.cer.pem", "certificate")]
    public void Files_of_the_national_authority_are_explained(string file, string kind) =>
        Assert.Equal(kind, Inspect.Explain(File.ReadAllBytes(SharedData.Path(file))).Kind);

    [Theory]
    [InlineData("", "empty file")]
    [InlineData("%PDF-1.7", "file of another kind")]
    [InlineData("{\"a\":1}", "file of another kind")]
    [InlineData("hello there, this is a text", "text")]
    [InlineData("\u0001\u0000\u0002", "unknown file")]
    public void An_unknown_file_is_told_by_its_outside(string content, string kind) => Assert.Equal(kind, Inspect.Explain(Encoding.UTF8.GetBytes(content)).Kind);

    [Fact]
    public void The_outer_shape_of_an_unknown_structure_is_shown_with_names_and_without_end()
    {
        var said = Text(Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.CmsEnvelopedData);
                for (var i = 0; i < 500; i++)
                {
                    writer.WriteInteger(i);
                }
            }
        }));
        Assert.Contains($"cms enveloped data ({Oids.CmsEnvelopedData})", said, StringComparison.Ordinal);
        Assert.True(said.Split('\n').Length < 50, said);
        Assert.Contains("is damaged", Text(new byte[] { 0x30, 0x05, 0x02, 0x01, 0x07 }), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Whatever_is_changed_in_a_file_it_is_explained_without_a_fault()
    {
        foreach (var valid in new[] { TestPki.Leaf.Encoded.ToArray(), Encoding.UTF8.GetBytes(TestPki.Leaf.ToPem()), SignCms.Sign("x"u8, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true) })
        {
            for (var at = 0; at < valid.Length; at += 7)
            {
                byte[] changed = [.. valid];
                changed[at] ^= 0x41;
                Assert.NotEmpty(Text(changed));
                Assert.NotEmpty(Text(valid.AsMemory(0, at)));
            }
        }
    }

    [Fact]
    public async Task A_key_file_is_opened_with_its_password_or_told_from_outside()
    {
        var (file, password) = (SharedData.Path("keys/GOST512_individual_2026.p12"), Path.GetTempFileName());
        try
        {
            await File.WriteAllTextAsync(password, "Qwerty12", TestContext.Current.CancellationToken);
            var opened = (await TanbaProgram.RunAsync("inspect", file, "--password-file", password)).Done();
            Assert.Contains("A file with 1 private key", opened.Output, StringComparison.Ordinal);
            Assert.Contains("GOST 34.10-2015 512", opened.Output, StringComparison.Ordinal);

            Assert.Contains("protected by a password", (await TanbaProgram.RunAsync("inspect", file)).Done().Output, StringComparison.Ordinal);
            await File.WriteAllTextAsync(password, "another", TestContext.Current.CancellationToken);
            (await TanbaProgram.RunAsync("inspect", file, "--password-file", password)).Refused("keystore.");
        }
        finally
        {
            File.Delete(password);
        }
    }

    [Fact]
    public async Task The_answer_is_text_or_json_and_a_missing_file_is_wrong_use()
    {
        using var openSsl = new OpenSsl();
        var file = openSsl.Put("leaf.cer", TestPki.Leaf.Encoded);
        Assert.StartsWith("A certificate of", (await TanbaProgram.RunAsync("inspect", file)).Done().Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await TanbaProgram.RunAsync("inspect", file, "--json")).Done().Output);
        Assert.Equal("certificate", json.RootElement.GetProperty("kind").GetString());
        Assert.Equal(2, (await TanbaProgram.RunAsync("inspect", Path.Combine(openSsl.Folder, "missing"))).Code);
    }

    private static string Text(ReadOnlyMemory<byte> octets) => InspectText.Of(Inspect.Explain(octets));
}
