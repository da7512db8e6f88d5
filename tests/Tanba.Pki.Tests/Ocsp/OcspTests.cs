using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Pki.Tests.Ocsp;

/// <summary>RFC 6960, RFC 9654.</summary>
public class OcspTests
{
    private static readonly CertId Id = CertId.For(TestPki.Issuing, TestPki.Leaf.SerialNumber);
    private static readonly byte[] Nonce = [.. Enumerable.Range(1, 32).Select(n => (byte)n)];

    [Theory]
    [InlineData(Oids.Sha1, 20)]
    [InlineData(Oids.Sha256, 32)]
    [InlineData(Oids.Sha384, 48)]
    public void An_id_names_the_issuer_by_digests(string digest, int length)
    {
        var id = CertId.For(TestPki.Issuing, TestPki.Leaf.SerialNumber, digest);
        Assert.Equal(length, id.IssuerKeyHash.Length);
        Assert.True(id.IsIssuedBy(TestPki.Issuing));
        Assert.False(id.IsIssuedBy(TestPki.Root));
        Assert.False((id with { DigestOid = Oids.KzStreebog512 }).IsIssuedBy(TestPki.Issuing));
    }

    [Fact]
    public void A_request_is_read_with_several_ids_and_a_nonce()
    {
        var request = OcspRequest.Decode(OcspRequest.Create([Id, Id with { SerialNumber = TestPki.Root.SerialNumber }], Nonce)).Value;
        Assert.Equal([Id, Id with { SerialNumber = TestPki.Root.SerialNumber }], request.CertIds);
        Assert.Equal(Nonce, request.Nonce!.Value.ToArray());
        Assert.Null(OcspRequest.Decode(OcspRequest.Create([Id])).Value.Nonce);
    }

    [Theory]
    [InlineData(129)]
    [InlineData(4096)]
    public void A_nonce_of_more_than_128_octets_is_refused(int length) => // RFC 9654 §2.1
        Assert.Equal("ocsp.malformed", OcspRequest.Decode(OcspRequest.Create([Id], new byte[length])).Rejection?.Code);

    [Fact]
    public void A_request_without_ids_or_beyond_16_KiB_is_refused()
    {
        Assert.Equal("ocsp.malformed", OcspRequest.Decode(OcspRequest.Create([])).Rejection?.Code);
        Assert.Equal("ocsp.too-large", OcspRequest.Decode(OcspRequest.Create([.. Enumerable.Repeat(Id, 300)])).Rejection?.Code);
    }

    [Fact]
    public void Good_revoked_and_unknown_are_read_as_they_were_written()
    {
        SingleResponse[] singles =
        [
            SingleResponse.Good(Id, TestPki.Now, TestPki.Now.AddHours(1)),
            SingleResponse.Revoked(Id, TestPki.Start, RevocationReason.Superseded, TestPki.Now),
            SingleResponse.Unknown(Id, TestPki.Now),
        ];
        var answer = OcspAnswer.Decode(Sign(singles, Nonce)).Value;

        Assert.Equal(singles, answer.Responses);
        Assert.Equal(TestPki.Now, answer.ProducedAt);
        Assert.Equal(Nonce, answer.Nonce!.Value.ToArray());
        Assert.Equal([TestPki.Leaf], answer.Certificates);
        Assert.True(answer.IsSignedBy(TestPki.PersonKey.PublicKey));
        Assert.False(answer.IsSignedBy(TestPki.IssuingKey.PublicKey));
        Assert.DoesNotContain(answer.Extensions, extension => extension.Oid == Oids.OcspExtendedRevoke);
    }

    [Fact]
    public void A_never_issued_serial_is_revoked_since_1970_and_the_reply_says_why() // RFC 6960 §2.2, §4.4.8
    {
        var answer = OcspAnswer.Decode(Sign([SingleResponse.NeverIssued(Id, TestPki.Now)], null)).Value;
        Assert.Equal(DateTimeOffset.UnixEpoch, answer.Responses[0].RevokedAt);
        Assert.Contains(answer.Extensions, extension => extension.Oid == Oids.OcspExtendedRevoke);
        Assert.Null(answer.Nonce);
    }

    [Theory]
    [InlineData(OcspResponseStatus.MalformedRequest, "30030a0101")]
    [InlineData(OcspResponseStatus.Unauthorized, "30030a0106")]
    public void An_error_is_five_octets_and_no_answer(OcspResponseStatus status, string hex)
    {
        Assert.Equal(hex, Convert.ToHexStringLower(OcspResponse.Error(status)));
        Assert.Equal("ocsp.no-answer", OcspAnswer.Decode(OcspResponse.Error(status)).Rejection?.Code);
        Assert.Throws<ArgumentException>(() => OcspResponse.Error(OcspResponseStatus.Successful));
    }

    [Fact]
    public void The_reply_repeats_the_id_octet_for_octet()
    {
        // A client that leaves the NULL out of the digest's identifier gets it back without.
        var der = Convert.ToHexString(OcspRequest.Create([Id])).Replace("300906052B0E03021A0500", "300706052B0E03021A", StringComparison.Ordinal);
        var shortened = Convert.FromHexString(der);
        for (var at = 1; at <= 9; at += 2)
        {
            shortened[at] -= 2;
        }

        var request = OcspRequest.Decode(shortened).Value;
        Assert.Contains("300706052B0E03021A", Convert.ToHexString(Sign([SingleResponse.Good(request.CertIds[0], TestPki.Now)], null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_requests_never_throw() =>
        Mutated.NeverThrows(OcspRequest.Create([Id], Nonce), OcspRequest.Decode, (octets, request) => Assert.All(request.CertIds, id => id.IsIssuedBy(TestPki.Issuing)));

    [Fact]
    public void Mutated_replies_never_throw()
    {
        var der = Sign([SingleResponse.Revoked(Id, TestPki.Start, RevocationReason.Superseded, TestPki.Now)], Nonce);
        Mutated.NeverThrows(der, OcspAnswer.Decode, (octets, answer) => answer.IsSignedBy(TestPki.PersonKey.PublicKey));
    }

    private static byte[] Sign(IReadOnlyList<SingleResponse> singles, ReadOnlyMemory<byte>? nonce) => OcspResponse.Sign(TestPki.Leaf, TestPki.PersonKey, singles, nonce, TestPki.Now);
}
