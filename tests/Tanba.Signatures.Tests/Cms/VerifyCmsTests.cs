using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Paths;
using Tanba.Signatures.Cms;
using Tanba.Signatures.Tests.TimeStamps;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>The verdict on a document: what holds, whose it is, and for what time it is judged.</summary>
public sealed class VerifyCmsTests : IDisposable
{
    private static readonly byte[] Text = "құжат\n"u8.ToArray();
    private readonly StampHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public void A_good_signature_has_a_signer_a_time_and_a_path()
    {
        var signer = Assert.Single(Judge(Document()).Signers);
        Assert.True(signer.IsValid, signer.Detail);
        Assert.Equal(house.Signer, signer.Certificate);
        Assert.Equal(StampHouse.Now.AddDays(-1), signer.SigningTime);
        Assert.Equal(StampHouse.Now, signer.At);
        Assert.Equal([house.Signer, StampHouse.Root], signer.Path!.Path);
        Assert.Empty(signer.TimeStamps);
        Assert.Empty(signer.CounterSignatures);
    }

    [Fact]
    public void A_document_without_signatures_is_not_valid()
    {
        var verdict = Judge(SignedCms.Decode(new CmsParts { Content = Text }.Write()).Value);
        Assert.False(verdict.IsValid);
        Assert.Equal(CmsReasons.NoSigner, verdict.Reason);
    }

    [Fact]
    public void Every_reason_is_on_the_closed_list()
    {
        Assert.Equal(CmsReasons.All.Count, CmsReasons.All.Distinct().Count());
        Assert.All(CmsReasons.All, word => Assert.StartsWith("cms.", word, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<PathReason>(), reason => Assert.StartsWith("path.", reason.Code(), StringComparison.Ordinal));
    }

    [Fact]
    public void One_bad_signature_of_two_spoils_the_document_and_not_the_other()
    {
        using var key = SoftwareKey.Generate("p256");
        var stranger = TestPki.Make(TestPki.Root.Subject, TestPki.Name("STRANGER"), key, TestPki.RootKey, TestPki.Signing());
        var verdict = Judge(AddSignature.Beside(Document(), new(stranger, key, StampHouse.Now)).Value);
        Assert.False(verdict.IsValid);
        Assert.Equal("path.unknown-issuer", verdict.Reason);
        Assert.Single(verdict.Signers, signer => signer.IsValid);
    }

    [Fact]
    public void The_signer_of_a_broken_signature_is_still_named()
    {
        var document = Document(attached: false);
        var signer = Assert.Single(VerifyCms.Run(document, "something else"u8.ToArray(), StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Signers);
        Assert.Equal(CmsReasons.DigestWrong, signer.Reason);
        Assert.Equal(house.Signer, signer.Certificate);
        Assert.Null(signer.SigningTime);
        Assert.Null(signer.Path);
    }

    [Fact]
    public void Content_that_is_missing_or_another_is_told()
    {
        Assert.Equal(CmsReasons.ContentMissing, VerifyCms.Run(Document(attached: false), StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Reason);
        Assert.Equal(CmsReasons.ContentDiffers, VerifyCms.Run(Document(), "something else"u8.ToArray(), StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Reason);
        Assert.True(VerifyCms.Run(Document(), Text, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).IsValid);
    }

    [Fact]
    public void A_certificate_that_is_not_inside_may_be_given()
    {
        var bare = SignedCms.Of(Document().Parts with { Certificates = [] });
        Assert.Equal(CmsReasons.CertificateMissing, Judge(bare).Reason);
        Assert.True(VerifyCms.Run(bare, new([StampHouse.Root], [house.Signer]), StampHouse.At(StampHouse.Now)).IsValid);
    }

    [Fact]
    public void After_the_end_of_the_certificate_only_a_time_stamp_proves_that_it_was_valid()
    {
        // The signer's certificate ends in 30 days; the authority's in 30 too, a second one lives longer.
        using var key = SoftwareKey.Generate("rsa2048");
        var lasting = StampHouse.Certify("LASTING STAMPS", key.PublicKey, StampHouse.ForStamps(critical: true), endsInDays: 365);
        var (document, later) = (Document(), StampHouse.Now.AddDays(60));
        Assert.Equal("path.expired", Judge(document, later).Reason);

        var stamped = Stamp(document, lasting, key, StampHouse.Now);
        var signer = Assert.Single(Judge(stamped, later).Signers);
        Assert.True(signer.IsValid, signer.Detail);
        Assert.Equal(StampHouse.Now, signer.At);

        var brief = Stamp(document, house.Authority, house.StampKey, StampHouse.Now);
        signer = Assert.Single(Judge(brief, later).Signers);
        Assert.Equal("path.expired", signer.Reason);
        Assert.Equal("path.expired", Assert.Single(signer.TimeStamps).Reason);
        Assert.Equal(later, signer.At);
    }

    [Fact]
    public void Of_several_time_stamps_the_earliest_valid_one_counts()
    {
        var document = Stamp(Document(), house.Authority, house.StampKey, StampHouse.Now.AddHours(-1));
        document = Stamp(document, house.Authority, house.StampKey, StampHouse.Now.AddHours(-3));
        var token = OwnStamps.Sign(OwnStamps.Info("something else"u8, StampHouse.Now.AddHours(-5)), house.Authority, house.StampKey);
        document = AddSignature.TimeStamp(document, document.Signers[0], token);
        var signer = Assert.Single(Judge(document).Signers);
        Assert.Equal(3, signer.TimeStamps.Count);
        Assert.Equal(StampHouse.Now.AddHours(-3), signer.At);
        Assert.Contains(signer.TimeStamps, stamp => stamp.Reason == TimeStampReasons.ImprintDiffers);
    }

    [Fact]
    public void A_key_that_is_not_for_signing_is_refused_where_signing_is_asked()
    {
        var login = StampHouse.Certify("LOGIN", house.Key.PublicKey, [KeyUsageExtension.Write(KeyUsage.KeyEncipherment), ExtendedKeyUsageExtension.Write([Oids.ClientAuth])]);
        var document = SignedCms.Decode(SignCms.Sign(Text, login, house.Key, StampHouse.Now, attached: true)).Value;
        Assert.Null(document.Check(document.Signers[0]).Rejection);
        var any = StampHouse.At(StampHouse.Now) with { Purpose = PathPurpose.Any };
        Assert.True(VerifyCms.Run(document, StampHouse.Evidence, any).IsValid);
    }

    [Fact]
    public void Work_is_bounded_whatever_is_signed_over_whatever()
    {
        var document = Document();
        for (var i = 0; i < 120; i++)
        {
            document = document.With(document.Signers[0], SignerInfoChange.WithUnsigned(document.Signers[0], Oids.CounterSignatureAttribute, [48, 3, 2, 1, (byte)i]), []);
        }

        var signer = Assert.Single(Judge(document).Signers);
        Assert.True(signer.IsValid);
        Assert.Equal(20, signer.CounterSignatures.Count(counter => counter.Reason == CmsReasons.TooMuchWork));
    }

    [Theory]
    [InlineData("rsa2048")]
    [InlineData("p256")]
    [InlineData("p521")]
    [InlineData("gost512")]
    [InlineData("gost256")]
    [InlineData("gost2004")]
    public void Every_kind_of_key_is_judged_and_stamped_with_its_own_digest(string kind)
    {
        using var own = new StampHouse(kind);
        var document = SignedCms.Decode(SignCms.Sign(Text, own.Signer, own.Key, StampHouse.Now, attached: true)).Value;
        var info = OwnStamps.Info(document.Signers[0].Signature.Span, StampHouse.Now) with
        {
            Imprint = Pki.TimeStamps.MessageImprint.Of(own.Key.Algorithm.DigestOid, document.Signers[0].Signature.Span),
        };
        var stamped = AddSignature.TimeStamp(document, document.Signers[0], OwnStamps.Sign(info, own.Authority, own.StampKey));
        var signer = Assert.Single(Judge(stamped).Signers);
        Assert.True(signer.IsValid && signer.TimeStamps[0].IsValid, signer.Detail + signer.TimeStamps[0].Detail);
    }

    [Fact]
    public void Pss_is_made_so_that_openssl_takes_it()
    {
        foreach (var algorithm in new[] { SignatureAlgorithm.RsaPssSha256, SignatureAlgorithm.RsaPssSha384, SignatureAlgorithm.RsaPssSha512 })
        {
            // Not disposed: the key is shared.
            var pss = house.Key.SigningWith(algorithm);
            var octets = SignCms.Sign(Text, house.Signer, pss, StampHouse.Now, attached: true);
            house.Put("pss", octets);
            house.OpenSsl("cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "pss", "-CAfile", "root.pem", "-out", "out");
            Assert.True(Judge(SignedCms.Decode(octets).Value).IsValid);
        }
    }

    [Fact]
    public void Mutated_documents_never_throw_and_are_never_valid_for_another_content() =>
        Mutated.NeverThrows(Stamp(Document(), house.Authority, house.StampKey, StampHouse.Now).Encode(), SignedCms.Decode, (_, document) =>
        {
            var verdict = Judge(document);
            Assert.True(!verdict.IsValid || document.Content!.Value.Span.SequenceEqual(Text));
        });

    private static CmsVerdict Judge(SignedCms document, DateTimeOffset? at = null) =>
        VerifyCms.Run(document, StampHouse.Evidence, StampHouse.At(at ?? StampHouse.Now));

    private static SignedCms Stamp(SignedCms document, Certificate authority, SoftwareKey key, DateTimeOffset at) =>
        AddSignature.TimeStamp(document, document.Signers[0], OwnStamps.Sign(OwnStamps.Info(document.Signers[0].Signature.Span, at), authority, key));

    private SignedCms Document(bool attached = true) =>
        SignedCms.Decode(SignCms.Sign(Text, house.Signer, house.Key, StampHouse.Now.AddDays(-1), attached)).Value;
}
