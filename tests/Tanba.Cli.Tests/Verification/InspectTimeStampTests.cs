using Tanba.Cli.Verification;
using Tanba.Pki;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;

namespace Tanba.Cli.Tests.Verification;

/// <summary>Requests, responses and tokens of time stamps in words; OpenSSL's too.</summary>
public class InspectTimeStampTests
{
    private static readonly MessageImprint Imprint = MessageImprint.Of(Oids.Sha256, "құжат"u8);
    private static readonly TstInfo Info = new() { Policy = "1.2.3.4.1", Imprint = Imprint, SerialNumber = TestPki.Leaf.SerialNumber, Time = TestPki.Now, Accuracy = TimeSpan.FromSeconds(1.5), Nonce = new byte[] { 7, 7 } };
    private static readonly byte[] Token = SignCms.Sign(Info.Encode(), TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true, contentType: Oids.TstInfo);

    [Theory]
    [InlineData(null, "any")]
    [InlineData("1.2.3.4.1", "1.2.3.4.1")]
    public void A_request_says_its_digest_and_policy_and_not_what_is_stamped(string? policy, string shown)
    {
        var explained = Explain(TimeStampRequest.For(Imprint, policy).Encode());
        Assert.Equal("time-stamp request", explained.Kind);
        Assert.Equal(shown, Field(explained, "policy"));
        Assert.Contains(Convert.ToHexStringLower(Imprint.Digest.Span), Field(explained, "digest"), StringComparison.Ordinal);
        Assert.Equal("asked for", Field(explained, "certificate"));
        Assert.Equal(32, Field(explained, "nonce")!.Length);
    }

    [Fact]
    public void A_token_says_its_time_and_its_authority()
    {
        var explained = Explain(Token);
        Assert.Equal("time-stamp token", explained.Kind);
        Assert.Equal("2026-11-22 12:00:00 UTC", Field(explained, "time"));
        Assert.Equal("1.2.3.4.1", Field(explained, "policy"));
        Assert.Equal("0707", Field(explained, "nonce"));
        Assert.Equal("00:00:01.5000000", Field(explained, "accuracy"));
        Assert.Equal("certificate", Assert.Single(explained.Inside).Kind);
    }

    [Fact]
    public void A_response_holds_its_token_or_says_why_there_is_none()
    {
        var granted = Explain(TimeStampResponse.Granted(Token));
        Assert.Contains("granted", granted.Says[0], StringComparison.Ordinal);
        Assert.Equal("time-stamp token", Assert.Single(granted.Inside).Kind);
        var refused = Explain(TimeStampResponse.Refused(TimeStampFailure.UnacceptedPolicy));
        Assert.Contains("UnacceptedPolicy", refused.Says[0], StringComparison.Ordinal);
        Assert.Equal("2", Field(refused, "status"));
        Assert.Empty(refused.Inside);
    }

    [Fact]
    public void A_response_whose_token_is_none_is_told_as_one_without_a_stamp() =>
        Assert.Contains("without a stamp", Explain(TimeStampResponse.Granted([0x30, 0])).Says[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("sha256")]
    [InlineData("sha512")]
    public void A_request_of_openssl_is_explained(string digest)
    {
        using var openssl = new OpenSsl();
        openssl.Put("text", "text"u8.ToArray());
        openssl.Run("ts", "-query", "-data", "text", "-" + digest, "-no_nonce", "-out", "query");
        var explained = Explain(File.ReadAllBytes(Path.Combine(openssl.Folder, "query")));
        Assert.Equal("time-stamp request", explained.Kind);
        Assert.Equal("not asked for", Field(explained, "certificate"));
        Assert.Empty(Field(explained, "nonce")!);
        Assert.Contains(digest, Field(explained, "digest"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_with_a_stamp_on_it_says_when()
    {
        var document = SignedCms.Decode(SignCms.Sign("x"u8, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true)).Value;
        var stamped = Explain(AddSignature.TimeStamp(document, document.Signers[0], Token).Encode());
        Assert.Equal("2026-11-22 12:00:00 UTC", Field(stamped.Inside[0], "time stamp"));
        var broken = Explain(AddSignature.TimeStamp(document, document.Signers[0], new byte[] { 5, 0 }).Encode());
        Assert.NotEqual("2026-11-22 12:00:00 UTC", Field(broken.Inside[0], "time stamp"));
        Assert.NotEmpty(Field(broken.Inside[0], "time stamp")!);
    }

    private static Inspected Explain(ReadOnlyMemory<byte> octets) => new InspectDer(TestPki.Now).Explain(octets);

    private static string? Field(Inspected inspected, string name) => inspected.Fields.First(field => field.Name == name).Value;
}
