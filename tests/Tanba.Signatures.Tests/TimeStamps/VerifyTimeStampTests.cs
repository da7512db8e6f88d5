using Tanba.Keys;
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

    private static TimeStampVerdict Judge(byte[] token, DateTimeOffset at) => VerifyTimeStamp.Run(token, Stamped, StampHouse.Evidence, StampHouse.At(at));

    private byte[] Stamp(DateTimeOffset at) => OwnStamps.Sign(OwnStamps.Info(Stamped, at), house.Authority, house.StampKey);
}
