using Tanba.Pki.TimeStamps;

namespace Tanba.Pki.Tests.TimeStamps;

/// <summary>RFC 3161 §2.4.2.</summary>
public class TimeStampResponseTests
{
    // A SEQUENCE stands for the token here: what is in it is not this reader's concern.
    private static readonly byte[] Token = [0x30, 0x03, 0x02, 0x01, 0x05];

    [Fact]
    public void A_granted_answer_carries_its_token()
    {
        var read = TimeStampResponse.Decode(TimeStampResponse.Granted(Token)).Value;
        Assert.True(read.IsGranted);
        Assert.Equal(Token, read.Token.ToArray());
        Assert.Null(read.Failure);
    }

    [Fact]
    public void Every_reason_of_a_refusal_is_written_and_read() => Assert.All(Enum.GetValues<TimeStampFailure>(), failure =>
    {
        var read = TimeStampResponse.Decode(TimeStampResponse.Refused(failure)).Value;
        Assert.False(read.IsGranted);
        Assert.Equal(failure, read.Failure);
        Assert.True(read.Token.IsEmpty);
    });

    [Fact]
    public void Openssl_reads_a_refusal()
    {
        using var openssl = new OpenSsl();
        openssl.Put("own.tsr", TimeStampResponse.Refused(TimeStampFailure.UnacceptedPolicy));
        var text = openssl.Run("ts", "-reply", "-in", "own.tsr", "-text");
        Assert.Contains("Status: Rejected", text, StringComparison.Ordinal);
        Assert.Contains("policy", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_words_of_an_authority_are_read()
    {
        // status 2, statusString { "нет", "no" }
        var words = Convert.FromHexString("30133011020102300c0c06d0bdd0b5d1820c026e6f");
        Assert.Equal("нет; no", TimeStampResponse.Decode(words).Value.Words);
    }

    [Theory]
    [InlineData("30053003020100")] // granted without a token
    [InlineData("300a30030201023003020105")] // refused with one
    [InlineData("300a30030201093003020105")] // no such status
    [InlineData("3000")]
    [InlineData("")]
    public void What_contradicts_itself_is_malformed(string hex) =>
        Assert.Equal("time-stamp-response.malformed", TimeStampResponse.Decode(Convert.FromHexString(hex)).Rejection?.Code);

    [Fact]
    public void A_flood_is_not_read() => Assert.Equal("time-stamp-response.too-large", TimeStampResponse.Decode(new byte[(1024 * 1024) + 1]).Rejection?.Code);

    [Fact]
    public void Mutated_answers_never_throw()
    {
        Mutated.NeverThrows(TimeStampResponse.Granted(Token), TimeStampResponse.Decode);
        Mutated.NeverThrows(TimeStampResponse.Refused(TimeStampFailure.SystemFailure), TimeStampResponse.Decode);
    }
}
