using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Pki.Tests.Ocsp;

/// <summary>RFC 6960 §4.1.1, §4.2.1.</summary>
public class CertIdTests
{
    private static readonly CertId Id = CertId.For(TestPki.Issuing, TestPki.Leaf.SerialNumber);

    [Fact]
    public void The_hashes_are_of_the_name_and_of_the_bits_of_the_key()
    {
        Assert.Equal(Digests.Sha1(TestPki.Issuing.Subject.Encoded.Span), Id.IssuerNameHash.ToArray());
        Assert.Equal(TestPki.Issuing.PublicKey.Sha1OfKeyBits(), Id.IssuerKeyHash.ToArray());
        Assert.Equal(Oids.Sha1, Id.DigestOid);
    }

    [Fact]
    public void Ids_are_equal_by_what_they_mean_and_not_by_their_octets()
    {
        var without = OcspRequest.Decode(OcspRequest.Create([Id])).Value.CertIds[0];
        Assert.Equal(Id, without);
        Assert.Equal(Id.GetHashCode(), without.GetHashCode());
        Assert.NotEqual(Id, Id with { SerialNumber = TestCrls.One });
        Assert.NotEqual(Id, Id with { DigestOid = Oids.Sha256 });
        Assert.NotEqual(Id, Id with { IssuerNameHash = Id.IssuerKeyHash });
        Assert.NotEqual(Id, Id with { IssuerKeyHash = Id.IssuerNameHash });
    }

    [Fact]
    public void Half_of_an_issuer_is_no_issuer()
    {
        // The same key under another name, and the same name with another key.
        var renamed = TestPki.Make(TestPki.Root.Subject, TestPki.Name("OTHER"), TestPki.IssuingKey, TestPki.RootKey, TestPki.Ca());
        var rekeyed = TestPki.Make(TestPki.Root.Subject, TestPki.Issuing.Subject, TestPki.PersonKey, TestPki.RootKey, TestPki.Ca());
        Assert.True(Id.IsIssuedBy(TestPki.Issuing));
        Assert.False(Id.IsIssuedBy(renamed));
        Assert.False(Id.IsIssuedBy(rekeyed));
        Assert.False((Id with { IssuerNameHash = default, IssuerKeyHash = default }).IsIssuedBy(TestPki.Issuing));
    }

    [Fact]
    public void A_digest_nobody_knows_is_misuse_when_asking() =>
        Assert.Throws<ArgumentException>(() => CertId.For(TestPki.Issuing, TestPki.Leaf.SerialNumber, Oids.KzGost34311TestParameter));

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(150)]
    public void Each_of_many_is_answered_in_its_place(int count)
    {
        var ids = Enumerable.Range(1, count).Select(n => Id with { SerialNumber = SerialNumber.Parse($"{n:x}").Value }).ToList();
        var request = OcspRequest.Decode(OcspRequest.Create(ids)).Value;
        Assert.Equal(ids, request.CertIds);

        var singles = request.CertIds.Select((id, n) => (n % 3) switch
        {
            0 => SingleResponse.Good(id, TestPki.Now),
            1 => SingleResponse.Revoked(id, TestPki.Start, RevocationReason.KeyCompromise, TestPki.Now, TestPki.Now.AddHours(1)),
            _ => SingleResponse.Unknown(id, TestPki.Now),
        }).ToList();
        Assert.Equal(singles, OcspAnswer.Decode(OcspResponse.Sign(TestPki.Leaf, TestPki.PersonKey, singles, null, TestPki.Now)).Value.Responses);
    }

    [Fact]
    public void Times_are_cut_to_seconds_and_told_in_utc()
    {
        var at = new DateTimeOffset(2026, 11, 22, 17, 0, 0, 999, TimeSpan.FromHours(5));
        var single = SingleResponse.Revoked(Id, at, RevocationReason.Unspecified, at, at);
        var answer = OcspAnswer.Decode(OcspResponse.Sign(TestPki.Leaf, TestPki.PersonKey, [single], null, at)).Value;

        Assert.Equal([TestPki.Now, TestPki.Now, TestPki.Now, TestPki.Now], [answer.ProducedAt, answer.Responses[0].RevokedAt!.Value, answer.Responses[0].ThisUpdate, answer.Responses[0].NextUpdate!.Value]);
        Assert.Null(answer.Responses[0].Reason); // unspecified is not written
    }

    [Fact]
    public void Revoked_without_a_time_is_misuse() => Assert.Throws<InvalidOperationException>(() =>
        OcspResponse.Sign(TestPki.Leaf, TestPki.PersonKey, [new SingleResponse(Id, OcspCertStatus.Revoked, TestPki.Now)], null, TestPki.Now));

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(128)]
    public void A_nonce_of_up_to_128_octets_comes_back(int length) // RFC 9654 §2.1
    {
        var nonce = Enumerable.Range(1, length).Select(n => (byte)n).ToArray();
        Assert.Equal(nonce, OcspRequest.Decode(OcspRequest.Create([Id], nonce)).Value.Nonce!.Value.ToArray());
        Assert.Equal(nonce, OcspAnswer.Decode(OcspResponse.Sign(TestPki.Leaf, TestPki.PersonKey, [], nonce, TestPki.Now)).Value.Nonce!.Value.ToArray());
    }
}
