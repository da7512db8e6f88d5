using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;
using Tanba.Pki.Paths;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Signatures.Tests.TimeStamps;

/// <summary>What a stamp proves to whoever trusts the root.</summary>
public sealed class VerifyTimeStampTests : IDisposable
{
    private static readonly byte[] Stamped = "what is stamped"u8.ToArray();
    private readonly StampHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public void A_stamp_of_a_trusted_authority_proves_its_time()
    {
        var verdict = Judge(Stamp(StampHouse.Now.AddDays(-1)), StampHouse.Now);
        Assert.True(verdict.IsValid, verdict.Detail);
        Assert.Equal(StampHouse.Now.AddDays(-1), verdict.Time);
    }

    [Fact]
    public void A_stamp_of_an_unknown_authority_proves_nothing()
    {
        var verdict = VerifyTimeStamp.Run(Stamp(StampHouse.Now), Stamped, new([TestPki.Root]), StampHouse.At(StampHouse.Now));
        Assert.Equal("path.unknown-issuer", verdict.Reason);
        Assert.Equal(StampHouse.Now, verdict.Time);
    }

    [Fact]
    public void A_stamp_is_believed_as_long_as_its_authority_is() // ETSI EN 319 102-1 §5.4
    {
        Assert.True(Judge(Stamp(StampHouse.Now), StampHouse.Now.AddDays(29)).IsValid);
        Assert.Equal("path.expired", Judge(Stamp(StampHouse.Now), StampHouse.Now.AddDays(31)).Reason);
    }

    [Fact]
    public void A_stamp_from_after_the_time_in_question_proves_nothing()
    {
        Assert.Equal(TimeStampReasons.InFuture, Judge(Stamp(StampHouse.Now), StampHouse.Now.AddMinutes(-6)).Reason);
        Assert.True(Judge(Stamp(StampHouse.Now), StampHouse.Now.AddMinutes(-4)).IsValid);
    }

    [Fact]
    public void A_forged_stamp_proves_nothing()
    {
        using var stranger = SoftwareKey.Generate("rsa2048");
        var forged = StampHouse.Certify("FORGER", stranger.PublicKey, StampHouse.ForStamps(critical: true));
        var token = OwnStamps.Sign(OwnStamps.Info(Stamped, StampHouse.Now), forged, stranger);
        var genuine = Stamp(StampHouse.Now);
        genuine[^1] ^= 1;
        Assert.Equal("cms.signature-wrong", Judge(genuine, StampHouse.Now).Reason);
        Assert.Equal("time-stamp.imprint-differs", VerifyTimeStamp.Run(token, "something else"u8, StampHouse.Evidence, StampHouse.At(StampHouse.Now)).Reason);
        Assert.Equal(TimeStampReasons.Malformed, Judge([5, 0], StampHouse.Now).Reason);
    }

    public static TheoryData<string, string?, bool> Faults => new()
    {
        // What is wrong, the reason, and whether the time that the stamp says can be told all the same.
        { "nothing", null, true },
        { "no octet at all", TimeStampReasons.Malformed, false },
        { "an octet too many", TimeStampReasons.Malformed, false },
        { "a document that is no stamp", TimeStampReasons.Malformed, false },
        { "a stamp without what was signed", TimeStampReasons.Malformed, false },
        { "a stamp with octets behind what was signed", TimeStampReasons.Malformed, false },
        { "a certificate in place of the stamp", TimeStampReasons.Malformed, false },
        { "an imprint of something else", TimeStampReasons.ImprintDiffers, true },
        { "an imprint that is cut", TimeStampReasons.ImprintDiffers, true },
        { "an imprint by a digest that nobody knows", TimeStampReasons.DigestUnknown, true },
        { "no signature", TimeStampReasons.OneSigner, true },
        { "two signatures", TimeStampReasons.OneSigner, true },
        { "no certificate", CmsReasons.CertificateMissing, true },
        { "a purpose that is not critical", TimeStampReasons.WrongPurpose, true },
        { "one purpose more", TimeStampReasons.WrongPurpose, true },
        { "no purpose", TimeStampReasons.WrongPurpose, true },
        { "a certificate that is not named", TimeStampReasons.CertificateNotNamed, true },
        { "a time before the certificate", TimeStampReasons.OutsideValidity, true },
        { "a time after the certificate", TimeStampReasons.OutsideValidity, true },
        { "a time to come", TimeStampReasons.InFuture, true },
        { "a signature of another key", CmsReasons.SignatureWrong, true },
        { "an authority that nobody knows", "path.unknown-issuer", true },
        { "a key usage that does not sign", "path.wrong-purpose", true },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_stamp_with_one_fault_proves_nothing_and_the_fault_is_named(string fault, string? reason, bool saysWhen)
    {
        var verdict = Judge(With(fault), StampHouse.Now);
        Assert.Equal((fault, reason), (fault, verdict.Reason));
        Assert.Equal(reason is null, verdict.IsValid);
        Assert.Equal(reason is null, verdict.Detail.Length == 0);
        Assert.Equal(saysWhen, verdict.Time is not null);
        Assert.Equal(saysWhen, verdict.Policy is not null);
    }

    [Theory]
    [InlineData(Oids.Sha256)]
    [InlineData(Oids.Sha384)]
    [InlineData(Oids.Sha512)]
    [InlineData(Oids.KzStreebog512)]
    [InlineData(Oids.KzStreebog256)]
    [InlineData(Oids.KzGost34311)]
    public void Whatever_was_stamped_may_be_digested_by_any_digest_of_the_product(string digest)
    {
        var info = OwnStamps.Info(Stamped, StampHouse.Now) with { Imprint = MessageImprint.Of(digest, Stamped) };
        Assert.True(Judge(Sign(info), StampHouse.Now).IsValid);
    }

    [Fact]
    public void The_certificate_of_the_authority_may_be_given_when_it_is_not_inside()
    {
        var bare = With("no certificate");
        var verdict = VerifyTimeStamp.Run(bare, Stamped, new([StampHouse.Root], [house.Authority]), StampHouse.At(StampHouse.Now));
        Assert.True(verdict.IsValid, verdict.Detail);
        Assert.Equal(house.Authority, verdict.Authority);
    }

    [Fact]
    public void A_revoked_authority_proves_nothing_and_an_unknown_status_neither()
    {
        var required = StampHouse.At(StampHouse.Now) with { Revocation = RevocationChecking.Required };
        Assert.Equal("path.revocation-unknown", VerifyTimeStamp.Run(Stamp(StampHouse.Now), Stamped, StampHouse.Evidence, required).Reason);
        Assert.Null(VerifyTimeStamp.Run(Stamp(StampHouse.Now), Stamped, new([StampHouse.Root], [], [StampHouse.List()]), required).Reason);
        var revoked = StampHouse.List(new RevokedEntry(house.Authority.SerialNumber, StampHouse.Now.AddDays(-2), RevocationReason.KeyCompromise));
        Assert.Equal("path.revoked", VerifyTimeStamp.Run(Stamp(StampHouse.Now), Stamped, new([StampHouse.Root], [], [revoked]), required).Reason);
    }

    [Fact]
    public void Policies_and_purposes_that_are_asked_of_the_signer_are_not_asked_of_the_authority()
    {
        var strict = StampHouse.At(StampHouse.Now) with { ExplicitPolicy = true, Policies = new HashSet<string> { "1.2.3.9" }, Purpose = PathPurpose.TlsServer, ServerName = "example.kz" };
        Assert.True(VerifyTimeStamp.Run(Stamp(StampHouse.Now), Stamped, StampHouse.Evidence, strict).IsValid);
    }

    private byte[] With(string fault) => fault switch
    {
        "nothing" => Stamp(StampHouse.Now),
        "no octet at all" => [],
        "an octet too many" => [.. Stamp(StampHouse.Now), 0],
        "a document that is no stamp" => SignCms.Sign(Stamped, house.Authority, house.StampKey, StampHouse.Now, attached: true),
        "a stamp without what was signed" => SignCms.Sign(Good.Encode(), house.Authority, house.StampKey, StampHouse.Now, attached: false, contentType: Oids.TstInfo),
        "a stamp with octets behind what was signed" => SignCms.Sign([.. Good.Encode(), 0], house.Authority, house.StampKey, StampHouse.Now, attached: true, contentType: Oids.TstInfo),
        "a certificate in place of the stamp" => house.Authority.Encoded.ToArray(),
        "an imprint of something else" => Sign(OwnStamps.Info("something else"u8, StampHouse.Now)),
        "an imprint that is cut" => Sign(Good with { Imprint = new(Oids.Sha256, Good.Imprint.Digest[..31]) }),
        "an imprint by a digest that nobody knows" => Sign(Good with { Imprint = new("1.2.3.4", new byte[32]) }),
        "no signature" => SignedCms.Of(Read().Parts with { Signers = [] }).Encode(),
        "two signatures" => AddSignature.Beside(Read(), new(house.Signer, house.Key, StampHouse.Now)).Value.Encode(),
        "no certificate" => SignedCms.Of(Read().Parts with { Certificates = [] }).Encode(),
        "a purpose that is not critical" => By(StampHouse.ForStamps(critical: false)),
        "one purpose more" => By(StampHouse.ForStamps(critical: true, Oids.CodeSigning)),
        "no purpose" => By([KeyUsageExtension.Write(KeyUsage.DigitalSignature)]),
        "a certificate that is not named" => OwnStamps.SignWithoutName(Good, house.Authority, house.StampKey, house),
        "a time before the certificate" => Stamp(StampHouse.Now.AddDays(-6)),
        "a time after the certificate" => Stamp(StampHouse.Now.AddDays(40)),
        "a time to come" => Stamp(StampHouse.Now.AddDays(3)),
        "a signature of another key" => SignedCms.Of(Read().Parts with { Certificates = [Twin().Encoded] }).Encode(),
        "an authority that nobody knows" => OwnStamps.Sign(Good, TestPki.Make(TestPki.Name("STRANGE ROOT"), TestPki.Name("STRANGE"), house.StampKey, TestPki.RootKey, StampHouse.ForStamps(critical: true)), house.StampKey),
        "a key usage that does not sign" => By([KeyUsageExtension.Write(KeyUsage.KeyEncipherment), .. StampHouse.ForStamps(critical: true).Skip(1)]),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    private static TstInfo Good => OwnStamps.Info(Stamped, StampHouse.Now);

    private SignedCms Read() => SignedCms.Decode(Stamp(StampHouse.Now)).Value;

    private byte[] Sign(TstInfo info) => OwnStamps.Sign(info, house.Authority, house.StampKey);

    private byte[] By(IReadOnlyList<Extension> extensions) => OwnStamps.Sign(Good, StampHouse.Certify("OTHER", house.StampKey.PublicKey, extensions), house.StampKey);

    /// <summary>Named as the authority is, with another key.</summary>
    private Certificate Twin() => StampHouse.Certify("TIME STAMPS", house.Key.PublicKey, StampHouse.ForStamps(critical: true), serial: house.Authority.SerialNumber);

    private static TimeStampVerdict Judge(byte[] token, DateTimeOffset at) => VerifyTimeStamp.Run(token, Stamped, StampHouse.Evidence, StampHouse.At(at));

    private byte[] Stamp(DateTimeOffset at) => OwnStamps.Sign(OwnStamps.Info(Stamped, at), house.Authority, house.StampKey);
}
