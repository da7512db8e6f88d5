using Tanba.Pki;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;
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

    public static TheoryData<string, string?> Answers => new()
    {
        { "the stamp asked for", null },
        { "granted with changes", null },
        { "another nonce", TimeStampReasons.NonceDiffers },
        { "no nonce", TimeStampReasons.NonceDiffers },
        { "a nonce that begins alike", TimeStampReasons.NonceDiffers },
        { "another imprint", TimeStampReasons.ImprintDiffers },
        { "the imprint by another digest", TimeStampReasons.ImprintDiffers },
        { "another policy", TimeStampReasons.PolicyDiffers },
        { "a refusal", TimeStampReasons.Refused },
        { "a refusal without a reason", TimeStampReasons.Refused },
        { "to be waited for", TimeStampReasons.Refused },
        { "a token that is none", TimeStampReasons.Malformed },
        { "a document in place of a token", TimeStampReasons.Malformed },
        { "granted without a token", "time-stamp-response.malformed" },
        { "refused with a token", "time-stamp-response.malformed" },
        { "an unknown status", "time-stamp-response.malformed" },
        { "an octet too many", "time-stamp-response.malformed" },
        { "a certificate for something else", TimeStampReasons.WrongPurpose },
        { "a broken signature", CmsReasons.SignatureWrong },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_is_compared_with_the_request(string answer, string? reason)
    {
        var request = TimeStampRequest.For(MessageImprint.Of(Oids.Sha256, Stamped), "1.2.3.4.1");
        var judged = AskTimeStamp.Judge(request, Answer(answer, request), Stamped);
        Assert.Equal((answer, reason), (answer, judged.Rejection?.Code));
        Assert.Equal(reason is null, !judged.IsRefused && judged.Value.Length > 0);
    }

    [Fact]
    public void Without_a_nonce_or_a_policy_in_the_request_any_will_do()
    {
        var request = new TimeStampRequest(MessageImprint.Of(Oids.Sha256, Stamped), null, null, WantsCertificate: true);
        Assert.Null(AskTimeStamp.Judge(request, TimeStampResponse.Granted(Token(Info(request) with { Nonce = new byte[] { 5 }, Policy = "1.2.3.4.9" })), Stamped).Rejection);
    }

    [Theory]
    [InlineData(TimeStampFailure.BadAlgorithm)]
    [InlineData(TimeStampFailure.BadRequest)]
    [InlineData(TimeStampFailure.TimeNotAvailable)]
    [InlineData(TimeStampFailure.UnacceptedPolicy)]
    [InlineData(TimeStampFailure.SystemFailure)]
    public void Each_reason_of_a_refusal_is_told(TimeStampFailure failure)
    {
        var request = TimeStampRequest.For(MessageImprint.Of(Oids.Sha256, Stamped));
        var refused = AskTimeStamp.Judge(request, TimeStampResponse.Refused(failure), Stamped).Rejection!;
        Assert.Equal(TimeStampReasons.Refused, refused.Code);
        Assert.Contains(failure.ToString(), refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stops_waiting_is_not_told_of_an_authority_that_does_not_answer()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await using var authority = new LoopbackAuthority(house.Answer);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new AskTimeStamp(http).RunAsync(authority.Address, Stamped, Oids.Sha256, null, stop.Token));
    }

    [Fact]
    public async Task What_the_client_of_HTTP_gives_up_is_told_as_unreachable()
    {
        using var impatient = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };
        using var late = new ManualResetEventSlim();
        await using var authority = new LoopbackAuthority(_ =>
        {
            late.Wait(TestContext.Current.CancellationToken);
            return [];
        });
        var refused = (await new AskTimeStamp(impatient).RunAsync(authority.Address, Stamped, Oids.Sha256, null, TestContext.Current.CancellationToken)).Rejection;
        late.Set();
        Assert.Equal(TimeStampReasons.Unreachable, refused?.Code);
    }

    [Fact]
    public async Task Only_the_digest_leaves_the_house()
    {
        byte[] sent = [];
        await using var authority = new LoopbackAuthority(request => house.Answer(sent = request));
        Assert.Null(await AskAsync(authority, Stamped));
        Assert.Equal(-1, sent.AsSpan().IndexOf(Stamped));
        var request = TimeStampRequest.Decode(sent).Value;
        Assert.Equal(MessageImprint.Of(Oids.Sha256, Stamped).Digest.ToArray(), request.Imprint.Digest.ToArray());
        Assert.True(request.WantsCertificate);
        Assert.Equal(16, request.Nonce!.Value.Length);
    }

    private byte[] Answer(string answer, TimeStampRequest request) => answer switch
    {
        "the stamp asked for" => TimeStampResponse.Granted(Token(Info(request))),
        "granted with changes" => Response(1, Token(Info(request))),
        "another nonce" => TimeStampResponse.Granted(Token(Info(request) with { Nonce = new byte[] { 1, 2, 3 } })),
        "no nonce" => TimeStampResponse.Granted(Token(Info(request) with { Nonce = null })),
        "a nonce that begins alike" => TimeStampResponse.Granted(Token(Info(request) with { Nonce = request.Nonce!.Value[..15] })),
        "another imprint" => TimeStampResponse.Granted(Token(Info(request) with { Imprint = MessageImprint.Of(Oids.Sha256, [1]) })),
        "the imprint by another digest" => TimeStampResponse.Granted(Token(Info(request) with { Imprint = MessageImprint.Of(Oids.Sha512, Stamped) })),
        "another policy" => TimeStampResponse.Granted(Token(Info(request) with { Policy = "1.2.3.4.2" })),
        "a refusal" => TimeStampResponse.Refused(TimeStampFailure.BadAlgorithm),
        "a refusal without a reason" => Response(2, []),
        "to be waited for" => Response(3, []),
        "a token that is none" => TimeStampResponse.Granted([5, 0]),
        "a document in place of a token" => TimeStampResponse.Granted(SignCms.Sign(Stamped, house.Authority, house.StampKey, StampHouse.Now, attached: true)),
        "granted without a token" => Response(0, []),
        "refused with a token" => Response(2, Token(Info(request))),
        "an unknown status" => Response(6, []),
        "an octet too many" => [.. TimeStampResponse.Granted(Token(Info(request))), 0],
        "a certificate for something else" => TimeStampResponse.Granted(OwnStamps.Sign(Info(request), house.Signer, house.Key)),
        "a broken signature" => Broken(TimeStampResponse.Granted(Token(Info(request)))),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
    };

    private static TstInfo Info(TimeStampRequest request) => OwnStamps.Info(Stamped, StampHouse.Now) with { Nonce = request.Nonce };

    private static byte[] Broken(byte[] response)
    {
        response[^1] ^= 1;
        return response;
    }

    private static byte[] Response(int status, byte[] token) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(status);
            }

            if (token.Length > 0)
            {
                writer.WriteEncodedValue(token);
            }
        }
    });

    private byte[] Token(TstInfo info) => OwnStamps.Sign(info, house.Authority, house.StampKey);

    private async Task<string?> AskAsync(LoopbackAuthority authority, byte[] stamped) =>
        (await new AskTimeStamp(http).RunAsync(authority.Address, stamped, Oids.Sha256, null, TestContext.Current.CancellationToken)).Rejection?.Code;
}
