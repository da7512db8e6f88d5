using Tanba.Pki.TimeStamps;

namespace Tanba.Pki.Tests.TimeStamps;

/// <summary>RFC 3161 §2.4.1, with OpenSSL.</summary>
public class TimeStampRequestTests
{
    private static readonly TimeStampRequest Request = TimeStampRequest.For(MessageImprint.Of(Oids.Sha256, "text"u8), "1.2.3.4.1");

    [Fact]
    public void What_was_written_is_read()
    {
        var read = TimeStampRequest.Decode(Request.Encode()).Value;
        Assert.Equal(Request.Imprint, read.Imprint);
        Assert.True(read.Imprint.IsOf("text"u8));
        Assert.False(read.Imprint.IsOf("test"u8));
        Assert.Equal("1.2.3.4.1", read.Policy);
        Assert.Equal(Request.Nonce!.Value.ToArray(), read.Nonce!.Value.ToArray());
        Assert.True(read.WantsCertificate);
    }

    [Fact]
    public void What_is_left_out_is_not_there()
    {
        var read = TimeStampRequest.Decode(new TimeStampRequest(Request.Imprint, null, null, false).Encode()).Value;
        Assert.Null(read.Policy);
        Assert.Null(read.Nonce);
        Assert.False(read.WantsCertificate);
    }

    [Fact]
    public void Two_requests_have_two_nonces() =>
        Assert.NotEqual(TimeStampRequest.For(Request.Imprint).Nonce!.Value.ToArray(), TimeStampRequest.For(Request.Imprint).Nonce!.Value.ToArray());

    [Fact]
    public void Openssl_reads_ours_and_we_read_openssls()
    {
        using var openssl = new OpenSsl();
        openssl.Put("own.tsq", Request.Encode());
        var text = openssl.Run("ts", "-query", "-in", "own.tsq", "-text");
        Assert.Contains("Hash Algorithm: sha256", text, StringComparison.Ordinal);
        Assert.Contains("Policy OID: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Policy OID: unspecified", text, StringComparison.Ordinal);
        Assert.Contains("Certificate required: yes", text, StringComparison.Ordinal);

        openssl.Put("text", "text"u8.ToArray());
        openssl.Run("ts", "-query", "-data", "text", "-sha512", "-cert", "-out", "their.tsq");
        var read = TimeStampRequest.Decode(File.ReadAllBytes(Path.Combine(openssl.Folder, "their.tsq"))).Value;
        Assert.Equal(Oids.Sha512, read.Imprint.DigestOid);
        Assert.True(read.Imprint.IsOf("text"u8));
        Assert.NotNull(read.Nonce);
    }

    [Fact]
    public void An_imprint_of_the_wrong_length_and_another_version_are_refused()
    {
        Assert.Equal("time-stamp-request.malformed", Code((Request with { Imprint = new(Oids.Sha256, new byte[31]) }).Encode()));
        var other = Request.Encode();
        other[Array.IndexOf(other, (byte)2) + 2] = 2;
        Assert.Equal("time-stamp-request.malformed", Code(other));
        Assert.Equal("time-stamp-request.malformed", Code([.. Request.Encode(), 0]));
        Assert.Equal("time-stamp-request.too-large", Code(new byte[17 * 1024]));
        Assert.Throws<ArgumentException>(() => MessageImprint.Of("1.2.3.4", []));
    }

    [Fact]
    public void Mutated_requests_never_throw() => Mutated.NeverThrows(Request.Encode(), TimeStampRequest.Decode);

    private static string? Code(byte[] octets) => TimeStampRequest.Decode(octets).Rejection?.Code;
}
