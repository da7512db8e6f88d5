using Tanba.Keys;
using Tanba.Pki;
using Tanba.Signatures.Cms;
using Tanba.Signatures.TimeStamps;
using PlatformCms = System.Security.Cryptography.Pkcs.SignedCms;
using PlatformContent = System.Security.Cryptography.Pkcs.ContentInfo;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>Further signatures on a document, with OpenSSL and .NET's own SignedCms as witnesses.</summary>
public sealed class AddSignatureTests : IDisposable
{
    private static readonly byte[] Text = "Екі адам қол қояды\n"u8.ToArray();
    private readonly StampHouse house = new("p256");
    private readonly SoftwareKey secondKey = SoftwareKey.Generate("rsa2048");
    private readonly CmsSigner second;

    public AddSignatureTests() =>
        second = new(StampHouse.Certify("SECOND", secondKey.PublicKey, TestPki.Signing()), secondKey, StampHouse.Now);

    public void Dispose()
    {
        house.Dispose();
        secondKey.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_second_signer_signs_beside_the_first_and_openssl_agrees(bool attached)
    {
        var document = First(attached);
        var both = AddSignature.Beside(document, second, SignedContent.Of(Text)).Value;

        Assert.Equal(2, both.Signers.Count);
        Assert.Contains(both.Signers, signer => signer.Encoded.Span.SequenceEqual(document.Signers[0].Encoded.Span));
        Assert.True(VerifyCms.Run(both, attached ? default(ReadOnlyMemory<byte>?) : Text, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).IsValid);
        house.Put("both", both.Encode());
        house.Put("text", Text);
        string[] beside = attached ? [] : ["-content", "text"];
        house.OpenSsl(["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "both", "-CAfile", "root.pem", "-out", "out", .. beside]);
        Assert.Equal(Text, File.ReadAllBytes(Path.Combine(house.Folder, "out")));
    }

    [Fact]
    public void Openssl_signs_beside_us_and_we_beside_openssl()
    {
        house.Put("first", First(attached: true).Encode());
        house.Put("second.pem", second.Certificate.ToPem());
        house.Put("second.key", Pem.Wrap("PRIVATE KEY", secondKey.ExportPkcs8()));
        house.OpenSsl("cms", "-resign", "-cades", "-inform", "DER", "-in", "first", "-signer", "second.pem", "-inkey", "second.key", "-outform", "DER", "-out", "both");
        var both = SignedCms.Decode(File.ReadAllBytes(Path.Combine(house.Folder, "both"))).Value;
        Assert.True(VerifyCms.Run(both, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).IsValid);

        using var thirdKey = SoftwareKey.Generate("p384");
        var three = AddSignature.Beside(both, new(StampHouse.Certify("THIRD", thirdKey.PublicKey, TestPki.Signing()), thirdKey, StampHouse.Now)).Value;
        house.Put("three", three.Encode());
        house.OpenSsl("cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "three", "-CAfile", "root.pem", "-out", "out");
        Assert.Equal(3, VerifyCms.Run(SignedCms.Decode(three.Encode()).Value, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Signers.Count(signer => signer.IsValid));
    }

    [Fact]
    public void A_document_whose_content_is_not_there_gets_no_second_signature()
    {
        var document = First(attached: false);
        Assert.Equal(CmsReasons.ContentMissing, AddSignature.Beside(document, second).Rejection?.Code);
        Assert.Equal(CmsReasons.AlgorithmUnknown, AddSignature.Beside(document, second, SignedContent.OfDigest(new byte[20])).Rejection?.Code);
        Assert.False(AddSignature.Beside(document, second, SignedContent.OfDigest(second.Key.Algorithm.Digest(Text))).IsRefused);
    }

    [Fact]
    public void A_counter_signature_is_over_the_signature_and_dotnet_agrees()
    {
        var document = First(attached: true);
        var countered = SignedCms.Decode(AddSignature.Over(document, document.Signers[0], second).Encode()).Value;

        var signer = Assert.Single(VerifyCms.Run(countered, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Signers);
        Assert.True(signer.IsValid, signer.Detail);
        var counter = Assert.Single(signer.CounterSignatures);
        Assert.True(counter.IsValid, counter.Detail);
        Assert.Equal(second.Certificate, counter.Certificate);

        var platform = new PlatformCms();
        platform.Decode(countered.Encode());
        platform.CheckSignature(verifySignatureOnly: true);
        platform.SignerInfos[0].CounterSignerInfos[0].CheckSignature(verifySignatureOnly: true);
    }

    [Fact]
    public void A_counter_signature_of_dotnet_is_read()
    {
        var platform = new PlatformCms(new PlatformContent(Text));
        using var certificate = Loaded(second.Certificate, secondKey);
        platform.ComputeSignature(new(certificate));
        platform.SignerInfos[0].ComputeCounterSignature(new(certificate));
        var signer = Assert.Single(VerifyCms.Run(SignedCms.Decode(platform.Encode()).Value, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Signers);
        Assert.True(signer.IsValid, signer.Detail);
        Assert.True(Assert.Single(signer.CounterSignatures).IsValid);
    }

    [Fact]
    public void A_counter_signature_over_another_signature_does_not_hold()
    {
        var (one, other) = (First(attached: true), First(attached: true, at: StampHouse.Now.AddHours(-1)));
        var counter = AddSignature.Over(one, one.Signers[0], second).Signers[0].UnsignedAttributes.All(Oids.CounterSignatureAttribute)[0];
        var moved = other.With(other.Signers[0], SignerInfoChange.WithUnsigned(other.Signers[0], Oids.CounterSignatureAttribute, counter.ToArray()), [second.Certificate]);
        var signer = Assert.Single(VerifyCms.Run(moved, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Signers);
        Assert.True(signer.IsValid);
        Assert.Equal(CmsReasons.DigestWrong, Assert.Single(signer.CounterSignatures).Reason);
    }

    [Fact]
    public void A_signature_over_a_document_is_no_counter_signature() // RFC 5652 §11.4: it has no contentType
    {
        var document = First(attached: true);
        var info = SignerInfoWriter.Write(second.Key.Algorithm.Digest(document.Signers[0].Signature.Span), Oids.CmsData, second);
        var wrong = document.With(document.Signers[0], SignerInfoChange.WithUnsigned(document.Signers[0], Oids.CounterSignatureAttribute, info), [second.Certificate]);
        Assert.Equal(CmsReasons.AttributesWrong, Assert.Single(VerifyCms.Run(wrong, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Signers[0].CounterSignatures).Reason);
        var none = document.With(document.Signers[0], SignerInfoChange.WithUnsigned(document.Signers[0], Oids.CounterSignatureAttribute, [5, 0]), []);
        Assert.Equal(CmsReasons.AttributesWrong, Assert.Single(VerifyCms.Run(none, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Signers[0].CounterSignatures).Reason);
    }

    [Fact]
    public void Counter_signatures_stand_over_each_other_and_each_is_judged()
    {
        var document = First(attached: true);
        var once = AddSignature.Over(document, document.Signers[0], second);
        var twice = AddSignature.Over(once, once.Signers[0], new(house.Signer, house.Key, StampHouse.Now.AddMinutes(1)));
        var signer = Assert.Single(VerifyCms.Run(SignedCms.Decode(twice.Encode()).Value, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Signers);
        Assert.Equal(2, signer.CounterSignatures.Count);
        Assert.All(signer.CounterSignatures, counter => Assert.True(counter.IsValid, counter.Detail));
        Assert.Equal([house.Signer.Subject.CommonName, "SECOND"], signer.CounterSignatures.Select(counter => counter.Certificate!.Subject.CommonName).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void A_counter_signature_of_a_stranger_is_told_and_spoils_nothing()
    {
        var document = First(attached: true);
        var stranger = TestPki.Make(TestPki.Name("STRANGE"), TestPki.Name("STRANGER"), secondKey, TestPki.RootKey, TestPki.Signing());
        var over = AddSignature.Over(document, document.Signers[0], new(stranger, secondKey, StampHouse.Now));
        var verdict = VerifyCms.Run(over, StampHouse.Evidence, StampHouse.At(StampHouse.Now));
        Assert.True(verdict.IsValid);
        Assert.Equal("path.unknown-issuer", Assert.Single(verdict.Signers[0].CounterSignatures).Reason);
    }

    [Theory]
    [InlineData("rsa2048")]
    [InlineData("p384")]
    [InlineData("gost512")]
    [InlineData("gost2004")]
    public void A_counter_signature_is_made_with_each_kind_of_key_by_its_own_digest(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        var document = First(attached: false);
        var by = new CmsSigner(StampHouse.Certify("OVER", key.PublicKey, TestPki.Signing()), key, StampHouse.Now);
        var over = SignedCms.Decode(AddSignature.Over(document, document.Signers[0], by).Encode()).Value;
        var counter = Assert.Single(Assert.Single(VerifyCms.Run(over, Text, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Signers).CounterSignatures);
        Assert.True(counter.IsValid, counter.Detail);
        Assert.Equal(key.Algorithm.DigestOid, counter.Signature!.DigestAlgorithm.Oid);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    public void Of_several_signers_each_is_judged_alone(int bad, int good)
    {
        var document = SignedCms.Of(First(attached: true).Parts with { Signers = [] });
        for (var n = 0; n < bad + good; n++)
        {
            var (key, isGood) = (n % 2 == 0 ? house.Key : secondKey, n >= bad);
            var certificate = isGood
                ? StampHouse.Certify($"GOOD {n}", key.PublicKey, TestPki.Signing())
                : TestPki.Make(TestPki.Name("STRANGE"), TestPki.Name($"BAD {n}"), key, TestPki.RootKey, TestPki.Signing());
            document = AddSignature.Beside(document, new(certificate, key, StampHouse.Now.AddMinutes(n))).Value;
        }

        var verdict = VerifyCms.Run(SignedCms.Decode(document.Encode()).Value, StampHouse.Evidence, StampHouse.At(StampHouse.Now));
        Assert.Equal(bad == 0, verdict.IsValid);
        Assert.Equal(bad == 0 ? null : "path.unknown-issuer", verdict.Reason);
        Assert.All(verdict.Signers, signer => Assert.Equal(signer.Certificate!.Subject.CommonName!.StartsWith("GOOD", StringComparison.Ordinal), signer.IsValid));
        Assert.Equal(good, verdict.Signers.Count(signer => signer.IsValid));

        var platform = new PlatformCms();
        platform.Decode(document.Encode());
        platform.CheckSignature(verifySignatureOnly: true);
        Assert.Equal(bad + good, platform.SignerInfos.Count);
    }

    [Fact]
    public async Task A_time_stamp_makes_cades_t_of_cades_bes()
    {
        var document = First(attached: true);
        using var http = new HttpClient();
        await using var authority = new LoopbackAuthority(house.Answer);
        var signature = document.Signers[0].Signature;
        var token = (await new AskTimeStamp(http).RunAsync(authority.Address, signature, Oids.Sha256, null, TestContext.Current.CancellationToken)).Value;
        var stamped = SignedCms.Decode(AddSignature.TimeStamp(document, document.Signers[0], token).Encode()).Value;

        var signer = Assert.Single(VerifyCms.Run(stamped, StampHouse.Evidence, StampHouse.At(StampHouse.Now.AddMinutes(5))).Signers);
        var stamp = Assert.Single(signer.TimeStamps);
        Assert.True(signer.IsValid && stamp.IsValid, $"{signer.Detail} {stamp.Detail}");
        Assert.Equal(stamp.Time, signer.At);
        house.Put("stamped", stamped.Encode());
        house.Put("signature", signature.ToArray());
        house.Put("token", token);
        house.OpenSsl("cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "stamped", "-CAfile", "root.pem", "-out", "out");
        Assert.Contains("Verification: OK", house.OpenSsl("ts", "-verify", "-token_in", "-in", "token", "-data", "signature", "-CAfile", "root.pem"), StringComparison.Ordinal);
    }

    private SignedCms First(bool attached, DateTimeOffset? at = null) =>
        SignedCms.Decode(SignCms.Sign(Text, house.Signer, house.Key, at ?? StampHouse.Now, attached)).Value;

    private static System.Security.Cryptography.X509Certificates.X509Certificate2 Loaded(Pki.Certificates.Certificate certificate, SoftwareKey key) =>
        System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(certificate.ToPem(), Pem.Wrap("PRIVATE KEY", key.ExportPkcs8()));
}
