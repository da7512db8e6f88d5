using Tanba.Pki;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Certificates;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Signatures.Tests.TimeStamps;

/// <summary>RFC 3161 §2.4.2, RFC 5816: one fault of a token at a time.</summary>
public sealed class TimeStampTokenTests : IDisposable
{
    private static readonly byte[] Stamped = "what is stamped"u8.ToArray();
    private readonly StampHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public void A_stamp_that_holds_says_who_stamped_what_and_when()
    {
        var token = OwnStamps.Sign(OwnStamps.Info(Stamped, StampHouse.Now), house.Authority, house.StampKey);
        var held = TimeStampToken.Decode(token).Value.Check(Stamped).Value;
        Assert.Equal(house.Authority, held.Authority);
        Assert.Equal(StampHouse.Now, held.Info.Time);
        Assert.Equal(TimeStampReasons.ImprintDiffers, TimeStampToken.Decode(token).Value.Check("something else"u8).Rejection?.Code);
    }

    [Fact]
    public void Openssl_verifies_a_token_of_ours()
    {
        var token = OwnStamps.Sign(OwnStamps.Info(Stamped, StampHouse.Now), house.Authority, house.StampKey);
        house.Put("stamped", Stamped);
        house.Put("own.tsr", TimeStampResponse.Granted(token));
        Assert.Contains("Verification: OK", house.OpenSsl("ts", "-verify", "-in", "own.tsr", "-data", "stamped", "-CAfile", "root.pem"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a usage that is not critical")]
    [InlineData("another usage beside")]
    [InlineData("no usage at all")]
    public void A_certificate_that_is_not_for_stamps_alone_is_refused(string which)
    {
        IReadOnlyList<Extension> extensions = which switch
        {
            "a usage that is not critical" => StampHouse.ForStamps(critical: false),
            "another usage beside" => StampHouse.ForStamps(critical: true, Oids.CodeSigning),
            _ => [KeyUsageExtension.Write(KeyUsage.DigitalSignature)],
        };
        var authority = StampHouse.Certify("OTHER", house.StampKey.PublicKey, extensions);
        Assert.Equal(TimeStampReasons.WrongPurpose, Code(OwnStamps.Sign(OwnStamps.Info(Stamped, StampHouse.Now), authority, house.StampKey)));
    }

    [Fact]
    public void A_token_that_does_not_name_its_certificate_is_refused() => Assert.Equal(
        TimeStampReasons.CertificateNotNamed,
        Code(OwnStamps.SignWithoutName(OwnStamps.Info(Stamped, StampHouse.Now), house.Authority, house.StampKey, house)));

    [Fact]
    public void A_time_when_the_certificate_was_not_valid_is_refused()
    {
        Assert.Equal(TimeStampReasons.OutsideValidity, Code(OwnStamps.Sign(OwnStamps.Info(Stamped, StampHouse.Now.AddDays(-6)), house.Authority, house.StampKey)));
        Assert.Equal(TimeStampReasons.OutsideValidity, Code(OwnStamps.Sign(OwnStamps.Info(Stamped, StampHouse.Now.AddDays(31)), house.Authority, house.StampKey)));
    }

    [Fact]
    public void A_token_with_two_signatures_is_refused()
    {
        var token = SignedCms.Decode(OwnStamps.Sign(OwnStamps.Info(Stamped, StampHouse.Now), house.Authority, house.StampKey)).Value;
        var twice = AddSignature.Beside(token, new(house.Signer, house.Key, StampHouse.Now)).Value.Encode();
        Assert.Equal(TimeStampReasons.OneSigner, Code(twice));
    }

    [Fact]
    public void An_imprint_by_an_unknown_digest_is_refused()
    {
        var info = OwnStamps.Info(Stamped, StampHouse.Now) with { Imprint = new("1.2.3.4", new byte[32]) };
        Assert.Equal(TimeStampReasons.DigestUnknown, Code(OwnStamps.Sign(info, house.Authority, house.StampKey)));
    }

    [Fact]
    public void What_is_no_token_is_malformed()
    {
        Assert.Equal(TimeStampReasons.Malformed, TimeStampToken.Decode(new byte[] { 1, 2, 3 }).Rejection?.Code);
        var document = SignCms.Sign(Stamped, house.Signer, house.Key, StampHouse.Now, attached: true);
        Assert.Equal(TimeStampReasons.Malformed, TimeStampToken.Decode(document).Rejection?.Code);
        var nothing = SignCms.Sign("nothing"u8, house.Authority, house.StampKey, StampHouse.Now, attached: true, contentType: Oids.TstInfo);
        Assert.Equal(TimeStampReasons.Malformed, TimeStampToken.Decode(nothing).Rejection?.Code);
    }

    [Fact]
    public void Mutated_tokens_never_throw_and_never_move_the_time() => Mutated.NeverThrows(
        OwnStamps.Sign(OwnStamps.Info(Stamped, StampHouse.Now), house.Authority, house.StampKey),
        TimeStampToken.Decode,
        (_, token) =>
        {
            var held = token.Check(Stamped);
            Assert.True(held.IsRefused || held.Value.Info.Time == StampHouse.Now);
        });

    [Fact]
    public void A_stamp_of_the_national_authority_holds()
    {
        var document = SignedCms.Decode(File.ReadAllBytes(SharedData.Path("signed/individual_attached.der"))).Value;
        var signer = Assert.Single(document.Signers);
        var token = TimeStampToken.Decode(Assert.Single(signer.UnsignedAttributes.All(Oids.SignatureTimeStampAttribute))).Value;
        var held = token.Check(signer.Signature.Span).Value;
        Assert.Equal("TIME-STAMPING AUTHORITY", held.Authority.Subject.CommonName);
        Assert.Equal(new(2026, 7, 20, 9, 8, 7, TimeSpan.Zero), held.Info.Time);
        Assert.Equal(Oids.KzPolicyTsaGost2015, held.Info.Policy);
    }

    private static string? Code(byte[] token) => TimeStampToken.Decode(token).Value.Check(Stamped).Rejection?.Code;
}
