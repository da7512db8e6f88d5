using Tanba.Pki.Certificates;

namespace Tanba.Cli.Tests.Operations;

public sealed class RevokeReasonTests(SmallHouse house) : IClassFixture<SmallHouse>
{
    [Theory]
    [InlineData("unspecified", "0")]
    [InlineData("keyCompromise", "1")]
    [InlineData("affiliationChanged", "3")]
    [InlineData("superseded", "4")]
    [InlineData("cessationOfOperation", "5")]
    [InlineData("privilegeWithdrawn", "9")]
    public async Task Each_reason_is_recorded_by_its_number_in_the_standard(string reason, string number)
    {
        var serial = Certified(TimeSpan.FromDays(300));
        (await RevokeAsync(serial, "--reason", reason)).Done();
        Assert.Equal(number, house.Ask($"SELECT reason FROM revocation WHERE serial = '{serial}'"));
        Assert.Equal("certificate.revoke", house.Ask($"SELECT act FROM audit WHERE subject = '{serial}'"));
    }

    [Theory]
    [InlineData("removeFromCRL")]
    [InlineData("cACompromise")]
    [InlineData("KEYCOMPROMISE")]
    [InlineData("1")]
    [InlineData("")]
    public async Task Reasons_of_others_and_ways_back_are_wrong_use(string reason)
    {
        var serial = Certified(TimeSpan.FromDays(300));
        Assert.Equal(2, (await RevokeAsync(serial, "--reason", reason)).Code);
        Assert.Equal("0", house.Ask($"SELECT COUNT(*) FROM revocation WHERE serial = '{serial}'"));
    }

    [Fact]
    public async Task A_suspended_certificate_is_released_once_and_a_revoked_one_never()
    {
        var serial = Certified(TimeSpan.FromDays(300));
        (await ReleaseAsync(serial)).Refused("release.not-suspended");
        (await RevokeAsync(serial, "--reason", "certificateHold")).Done();
        Assert.Equal("certificate.suspend", house.Ask($"SELECT act FROM audit WHERE subject = '{serial}'"));
        (await ReleaseAsync(serial)).Done();
        Assert.Equal("0", house.Ask($"SELECT COUNT(*) FROM revocation WHERE serial = '{serial}'"));
        (await RevokeAsync(serial, "--reason", "superseded")).Done();
        (await ReleaseAsync(serial)).Refused("release.not-suspended");
        Assert.Equal("3", house.Ask($"SELECT COUNT(*) FROM revocation_event WHERE serial = '{serial}'"));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_revoked() => Assert.Equal(2, (await RevokeAsync(Certified(TimeSpan.FromDays(300)))).Code);

    [Fact]
    public async Task What_has_expired_is_not_revoked_any_more() =>
        (await RevokeAsync(Certified(TimeSpan.FromDays(-1)), "--reason", "keyCompromise")).Refused("revoke.expired");

    private Task<Answer> RevokeAsync(string serial, params string[] more) => TanbaProgram.RunAsync(["revoke", serial, "--config", house.Settings, .. more]);

    private Task<Answer> ReleaseAsync(string serial) => TanbaProgram.RunAsync(["release", serial, "--config", house.Settings]);

    /// <summary>The rows of a certificate; its octets are of no matter here.</summary>
    private string Certified(TimeSpan left)
    {
        var serial = SerialNumber.Draw().ToString();
        var end = (TimeProvider.System.GetUtcNow() + left).ToUnixTimeMilliseconds();
        house.Run($"""
            INSERT INTO issuance_intent (serial, application, key_id, profile, not_after, tbs, at) VALUES ('{serial}', '{serial}', x'00', 'p', {end}, x'00', 0);
            INSERT INTO certificate (serial, application, key_id, profile, role, owner, not_before, not_after, der, at)
            VALUES ('{serial}', '{serial}', x'00', 'p', 'sign', '750715400029', 0, {end}, x'00', 0)
            """);
        return serial;
    }
}
