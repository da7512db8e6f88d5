using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

public class EvidenceTimeTests
{
    private static readonly DateTimeOffset Now = TestPki.Now;

    [Fact]
    public void Both_times_are_whole_seconds_and_the_second_is_never_before_the_first()
    {
        var time = EvidenceTime.Of(new() { At = Now.AddMilliseconds(700), EvidenceAt = Now.AddDays(-1) });
        Assert.Equal((Now, Now), (time.Asked, time.Known));
        Assert.Equal(Now.AddDays(1), EvidenceTime.Of(new() { At = Now, EvidenceAt = Now.AddDays(1).AddMilliseconds(3) }).Known);
        Assert.Equal(Now, EvidenceTime.Of(new() { At = Now }).Known);
    }

    [Theory] // days from now; null: not said
    [InlineData(-1, 1, null, true)]
    [InlineData(0, 0, null, true)]
    [InlineData(1, 2, null, false)]
    [InlineData(-2, -1, null, false)]
    [InlineData(-300, 1, null, true)]
    [InlineData(-300, 1, 299, false)]
    [InlineData(-300, 1, 300, true)]
    [InlineData(-7, null, null, true)]
    [InlineData(-8, null, null, false)]
    [InlineData(-8, null, 8, true)]
    [InlineData(-2, null, 1, false)]
    [InlineData(0, null, 0, true)]
    public void Evidence_is_current_from_this_update_to_next_update_and_no_older_than_asked(int thisUpdate, int? nextUpdate, int? maxAge, bool isCurrent)
    {
        var time = EvidenceTime.Of(new() { At = Now, MaxEvidenceAge = maxAge is { } days ? TimeSpan.FromDays(days) : null });
        Assert.Equal(isCurrent, time.IsCurrent(Now.AddDays(thisUpdate), nextUpdate is { } next ? Now.AddDays(next) : null));
    }

    [Theory] // asked of a day, known as of another
    [InlineData(0, 0, 5, true)] // without later evidence what is revoked is revoked
    [InlineData(0, 10, 5, false)]
    [InlineData(0, 10, 0, true)]
    [InlineData(0, 10, -5, true)]
    public void With_later_evidence_only_what_had_happened_by_then_counts(int asked, int known, int revoked, bool hadHappened) =>
        Assert.Equal(hadHappened, EvidenceTime.Of(new() { At = Now.AddDays(asked), EvidenceAt = Now.AddDays(known) }).HadHappened(Now.AddDays(revoked)));
}
