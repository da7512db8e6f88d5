using Tanba.Pki;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Signatures.Tests.TimeStamps;

/// <summary>RFC 3161 §3.4, with OpenSSL's authority behind a server on loopback.</summary>
public sealed class AskTimeStampTests : IDisposable
{
    private static readonly byte[] Stamped = "what is stamped"u8.ToArray();
    private readonly StampHouse house = new();
    private readonly HttpClient http = new();

    public void Dispose()
    {
        house.Dispose();
        http.Dispose();
    }

    [Theory]
    [InlineData(Oids.Sha256, null, "1.2.3.4.1")]
    [InlineData(Oids.Sha512, "1.2.3.4.5", "1.2.3.4.5")]
    public async Task The_stamp_of_a_real_authority_is_taken(string digest, string? policy, string stampedUnder)
    {
        await using var authority = new LoopbackAuthority(house.Answer);
        var token = (await new AskTimeStamp(http).RunAsync(authority.Address, Stamped, digest, policy, TestContext.Current.CancellationToken)).Value;

        Assert.Contains("application/timestamp-query", authority.Head, StringComparison.Ordinal);
        Assert.Contains("User-Agent: Tanba", authority.Head, StringComparison.Ordinal);
        var verdict = VerifyTimeStamp.Run(token, Stamped, StampHouse.Evidence, StampHouse.At(StampHouse.Now));
        Assert.True(verdict.IsValid, $"{verdict.Reason} {verdict.Detail}");
        Assert.Equal(stampedUnder, verdict.Policy);
        Assert.Equal(house.Authority, verdict.Authority);
        Assert.Equal([house.Authority, StampHouse.Root], verdict.Path!.Path);
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason()
    {
        await using var authority = new LoopbackAuthority(house.Answer);
        var refused = (await new AskTimeStamp(http).RunAsync(authority.Address, Stamped, Oids.Sha256, "1.2.3.4.9", TestContext.Current.CancellationToken)).Rejection!;
        Assert.Equal(TimeStampReasons.Refused, refused.Code);
        Assert.Contains(nameof(TimeStampFailure.UnacceptedPolicy), refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_another_request_is_refused()
    {
        var old = house.Answer(TimeStampRequest.For(MessageImprint.Of(Oids.Sha256, Stamped)).Encode());
        await using var authority = new LoopbackAuthority(_ => old);
        Assert.Equal(TimeStampReasons.NonceDiffers, await AskAsync(authority, Stamped));
        Assert.Equal(TimeStampReasons.ImprintDiffers, await AskAsync(authority, "something else"u8.ToArray()));
    }

    [Theory]
    [InlineData("200 OK", "text/html", 10)]
    [InlineData("503 Service Unavailable", "application/timestamp-reply", 10)]
    [InlineData("200 OK", "application/timestamp-reply", 1024 * 1024 + 1)]
    public async Task What_is_no_answer_is_told_as_unreachable(string status, string type, int length)
    {
        await using var authority = new LoopbackAuthority(_ => new byte[length], status, type);
        Assert.Equal(TimeStampReasons.Unreachable, await AskAsync(authority, Stamped));
    }

    [Fact]
    public async Task Octets_that_are_no_response_are_malformed()
    {
        await using var authority = new LoopbackAuthority(_ => [1, 2, 3]);
        Assert.Equal("time-stamp-response.malformed", await AskAsync(authority, Stamped));
    }

    [Fact]
    public async Task An_authority_that_is_not_there_is_told()
    {
        Uri gone;
        await using (var authority = new LoopbackAuthority(house.Answer))
        {
            gone = authority.Address;
        }

        var refused = (await new AskTimeStamp(http).RunAsync(gone, Stamped, Oids.Sha256, null, TestContext.Current.CancellationToken)).Rejection!;
        Assert.Equal((TimeStampReasons.Unreachable, RejectionKind.Unavailable), (refused.Code, refused.Kind));
    }

    [Fact]
    public void Another_policy_than_the_one_asked_for_is_refused()
    {
        var request = TimeStampRequest.For(MessageImprint.Of(Oids.Sha256, Stamped));
        var answer = house.Answer(request.Encode());
        Assert.Null(AskTimeStamp.Judge(request, answer, Stamped).Rejection);
        Assert.Equal(TimeStampReasons.PolicyDiffers, AskTimeStamp.Judge(request with { Policy = "1.2.3.4.5" }, answer, Stamped).Rejection?.Code);
    }

    private async Task<string?> AskAsync(LoopbackAuthority authority, byte[] stamped) =>
        (await new AskTimeStamp(http).RunAsync(authority.Address, stamped, Oids.Sha256, null, TestContext.Current.CancellationToken)).Rejection?.Code;
}
