using System.Net;
using System.Net.Http.Headers;
using Tanba.Authority.Issuers;
using Tanba.Authority.Revocation;
using Tanba.Pki.Crls;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Protocol;

public sealed class OcspAddressTests(SharedPortal shared)
{
    // OCSPResponse begins SEQUENCE, ENUMERATED responseStatus: 0 successful, 1 malformedRequest.
    [Fact]
    public async Task What_is_no_request_gets_the_protocols_own_answer()
    {
        using var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/ocsp", UriKind.Relative)) { Content = content };
        using var answer = await shared.Host.Guest().SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/ocsp-response", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0x30, 0x03, 0x0a, 0x01, 0x01], await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("AQID")]
    [InlineData("not%20base64")]
    public async Task So_does_a_wrong_GET(string text) =>
        Assert.Equal([0x30, 0x03, 0x0a, 0x01, 0x01], await shared.Host.Guest().FetchAsync("/ocsp/" + text));

    [Fact]
    public async Task A_request_is_bounded()
    {
        using var content = new ByteArrayContent(new byte[20 * 1024]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/ocsp", UriKind.Relative)) { Content = content };
        using var answer = await shared.Host.Guest().SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task The_list_has_a_revocation_at_once_and_may_be_cached_for_a_minute()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Anna);
        var serial = holder.Sign.Certificate.SerialNumber;
        var guest = shared.Host.Guest();
        await guest.FetchAsync("/crl/issuing.crl"); // a full list for the delta to stand on
        _ = (await shared.Host.Get<Revoke>().RunAsync(serial, RevocationReason.Superseded, "test", TestContext.Current.CancellationToken)).Value;
        foreach (var address in new[] { "/crl/issuing.crl", "/crl/issuing-delta.crl" })
        {
            var list = CertificateList.Decode(await guest.FetchAsync(address)).Value;
            Assert.True(list.IsSignedBy(shared.Host.Get<TrustedCertificates>().Issuing.PublicKey));
            Assert.NotNull(list.Find(serial));
        }

        var page = await guest.OpenAsync("/crl/issuing.crl");
        Assert.Equal("application/pkix-crl", page.Headers["Content-Type"]);
        Assert.Equal("public, max-age=60", page.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task The_root_has_a_list_of_its_own() =>
        Assert.True(CertificateList.Decode(await shared.Host.Guest().FetchAsync("/crl/root.crl")).Value.IsSignedBy(shared.Host.Get<TrustedCertificates>().Roots[0].PublicKey));
}
