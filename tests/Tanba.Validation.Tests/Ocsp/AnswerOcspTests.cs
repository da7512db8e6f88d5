using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Tanba.Authority.Tests;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
using Tanba.Tests.Store;
using Tanba.Validation.Ocsp;

namespace Tanba.Validation.Tests.Ocsp;

public sealed class AnswerOcspTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    // Opened once: the encryption of key files is slow on purpose.
    private static readonly Lazy<Responder> Delegated = new(() => Responder.Open(OptionsOf(TestCeremony.Shared), TestCeremony.Shared.Issuing.Certificate).Value);

    [Theory]
    [InlineData(Oids.Sha1)]
    [InlineData(Oids.Sha256)]
    public async Task An_issued_certificate_is_good(string digest)
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        var answer = Assert.Single((await AskAsync(authority, [CertId.For(authority.Issuer.Certificate, issued.SerialNumber, digest)])).Responses);
        Assert.Equal(OcspCertStatus.Good, answer.Status);
        Assert.Equal(digest, answer.CertId.DigestOid);
        Assert.Equal(TestClock.Noon, answer.ThisUpdate);
        Assert.Null(answer.NextUpdate);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_revocation_is_seen_by_the_next_question(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        Assert.Equal(OcspCertStatus.Good, (await AskAsync(authority, issued)).Status);
        var at = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.KeyCompromise, "test", Stop)).Value;
        var answer = await AskAsync(authority, issued);
        Assert.Equal(OcspCertStatus.Revoked, answer.Status);
        Assert.Equal(at, answer.RevokedAt);
        Assert.Equal(RevocationReason.KeyCompromise, answer.Reason);
    }

    [Fact]
    public async Task An_expired_certificate_keeps_its_status()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        authority.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(OcspCertStatus.Good, (await AskAsync(authority, issued)).Status);
    }

    [Fact]
    public async Task A_number_that_was_never_issued_is_revoked_since_1970_and_the_reply_says_so()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var reply = await AskAsync(authority, [CertId.For(authority.Issuer.Certificate, SerialNumber.Draw())]);
        var answer = Assert.Single(reply.Responses);
        Assert.Equal(OcspCertStatus.Revoked, answer.Status);
        Assert.Equal(DateTimeOffset.UnixEpoch, answer.RevokedAt);
        Assert.Equal(RevocationReason.CertificateHold, answer.Reason);
        Assert.Contains(reply.Extensions, extension => extension.Oid == Oids.OcspExtendedRevoke);
    }

    [Fact]
    public async Task A_suspended_certificate_is_on_hold_and_good_again_once_it_is_released()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        CertId[] asked = [CertId.For(authority.Issuer.Certificate, issued.SerialNumber)];
        var at = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.CertificateHold, "test", Stop)).Value;
        var held = Assert.Single((await AskAsync(authority, asked)).Responses);
        Assert.Equal((OcspCertStatus.Revoked, RevocationReason.CertificateHold, at), (held.Status, held.Reason, held.RevokedAt));
        _ = (await authority.Release.RunAsync(issued.SerialNumber, "test", Stop)).Value;
        Assert.Equal(OcspCertStatus.Good, Assert.Single((await AskAsync(authority, asked)).Responses).Status);
    }

    [Fact]
    public async Task A_certificate_of_another_issuer_is_unknown()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        var answer = Assert.Single((await AskAsync(authority, [CertId.For(issued, issued.SerialNumber)])).Responses);
        Assert.Equal(OcspCertStatus.Unknown, answer.Status);
    }

    [Fact]
    public async Task A_digest_nobody_knows_makes_the_issuer_unknown()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var id = new CertId(Oids.KzStreebog512, new byte[64], new byte[64], SerialNumber.Draw());
        Assert.Equal(OcspCertStatus.Unknown, Assert.Single((await AskAsync(authority, [id])).Responses).Status);
    }

    [Fact]
    public async Task Several_questions_are_answered_in_their_order()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var (one, two) = (await authority.IssuedAsync(key: 0), await authority.IssuedAsync(key: 1));
        _ = (await authority.Revoke.RunAsync(two.SerialNumber, RevocationReason.Superseded, "test", Stop)).Value;
        var ca = authority.Issuer.Certificate;
        CertId[] ids = [CertId.For(ca, two.SerialNumber), CertId.For(ca, one.SerialNumber), CertId.For(one, one.SerialNumber)];
        var reply = await AskAsync(authority, ids);
        Assert.Equal(ids, reply.Responses.Select(answer => answer.CertId));
        Assert.Equal([OcspCertStatus.Revoked, OcspCertStatus.Good, OcspCertStatus.Unknown], reply.Responses.Select(answer => answer.Status));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(128)]
    public async Task A_nonce_is_repeated(int length)
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var nonce = RandomNumberGenerator.GetBytes(length);
        var reply = await AskAsync(authority, [CertId.For(authority.Issuer.Certificate, SerialNumber.Draw())], nonce);
        Assert.Equal(nonce, reply.Nonce!.Value.ToArray());
    }

    [Fact]
    public async Task Without_a_nonce_there_is_none_in_the_reply()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        Assert.Empty((await AskAsync(authority, [CertId.For(authority.Issuer.Certificate, issued.SerialNumber)])).Extensions);
    }

    [Fact]
    public async Task The_delegated_certificate_comes_with_the_reply_and_its_key_has_signed()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var reply = await AskAsync(authority, [CertId.For(authority.Issuer.Certificate, SerialNumber.Draw())]);
        var responder = Assert.Single(reply.Certificates);
        Assert.True(responder.IsSignedBy(authority.Issuer.Certificate.PublicKey));
        Assert.True(reply.IsSignedBy(responder.PublicKey));
        Assert.False(reply.IsSignedBy(authority.Issuer.Certificate.PublicKey));
    }

    public static TheoryData<byte[]> Malformed() =>
    [
        Array.Empty<byte>(),
        new byte[] { 0x30 },
        new byte[] { 0x30, 0x00 },
        RandomNumberGenerator.GetBytes(64),
        new byte[20_000],
        OcspRequest.Create([.. Enumerable.Repeat(new CertId(Oids.Sha1, new byte[20], new byte[20], SerialNumber.Draw()), AnswerOcsp.MostQuestions + 1)]),
        OcspRequest.Create([new(Oids.Sha1, new byte[20], new byte[20], SerialNumber.Draw())], new byte[129]),
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_cannot_be_read_or_asks_too_much_is_malformed(byte[] request)
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        Assert.Equal(OcspResponse.Error(OcspResponseStatus.MalformedRequest), await Answer(authority).RunAsync(request, Stop));
    }

    [Fact]
    public async Task When_the_responder_has_expired_clients_are_told_to_try_later()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        authority.Clock.Advance(TimeSpan.FromDays(3 * 365));
        var request = OcspRequest.Create([CertId.For(authority.Issuer.Certificate, SerialNumber.Draw())]);
        Assert.Equal(OcspResponse.Error(OcspResponseStatus.TryLater), await Answer(authority).RunAsync(request, Stop));
    }

    [Fact]
    public async Task When_the_database_is_silent_clients_are_told_to_try_later()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        await using (var connection = await authority.Database.OpenAsync(Stop))
        {
            await connection.ExecuteAsync("DROP VIEW revocation");
        }

        var request = OcspRequest.Create([CertId.For(authority.Issuer.Certificate, SerialNumber.Draw())]);
        Assert.Equal(OcspResponse.Error(OcspResponseStatus.TryLater), await Answer(authority).RunAsync(request, Stop));
    }

    private static AnswerOcsp Answer(TestAuthority authority) =>
        new(authority.Statuses, Delegated.Value, authority.Clock, NullLogger<AnswerOcsp>.Instance);

    internal static ValidationOptions OptionsOf(TestCeremony ceremony) => new()
    {
        ResponderCertificate = ceremony.Files.OcspCertificate,
        ResponderKey = ceremony.Files.OcspKey,
        PassphraseFile = ceremony.PassphraseFile,
    };

    private static async Task<SingleResponse> AskAsync(TestAuthority authority, Certificate certificate) =>
        Assert.Single((await AskAsync(authority, [CertId.For(authority.Issuer.Certificate, certificate.SerialNumber)])).Responses);

    private static async Task<OcspAnswer> AskAsync(TestAuthority authority, IReadOnlyList<CertId> ids, byte[]? nonce = null) =>
        OcspAnswer.Decode(await Answer(authority).RunAsync(OcspRequest.Create(ids, nonce), Stop)).Value;
}
