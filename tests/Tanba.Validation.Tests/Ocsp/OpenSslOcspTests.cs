using Microsoft.Extensions.Logging.Abstractions;
using Tanba.Authority.Tests;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Validation.Ocsp;

namespace Tanba.Validation.Tests.Ocsp;

/// <summary>What <c>openssl ocsp</c> makes of our answers. It looks at the real clock, so here the authority does too.</summary>
public sealed class OpenSslOcspTests : IDisposable
{
    private static readonly Lazy<TestCeremony> Ceremony = new(() => new("rsa2048", "rsa2048", TimeProvider.System.GetUtcNow()));

    private readonly string folder = Directory.CreateTempSubdirectory("tanba-ocsp-").FullName;

    [Theory]
    [InlineData("-sha1")]
    [InlineData("-sha256")]
    public async Task Openssl_finds_an_issued_certificate_good(string digest)
    {
        await using var authority = await CreateAsync();
        var output = await AskAsync(authority, await authority.IssuedAsync(), digest);
        Assert.Contains("Response verify OK", output, StringComparison.Ordinal);
        Assert.Contains("Cert Status: good", output, StringComparison.Ordinal);
        Assert.DoesNotContain("WARNING", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openssl_finds_a_revoked_certificate_revoked_with_its_reason()
    {
        await using var authority = await CreateAsync();
        var issued = await authority.IssuedAsync();
        _ = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.Superseded, "test", TestAuthority.Stop)).Value;
        var output = await AskAsync(authority, issued, "-sha256");
        Assert.Contains("Cert Status: revoked", output, StringComparison.Ordinal);
        Assert.Contains("Revocation Reason: superseded", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Task<TestAuthority> CreateAsync() => TestAuthority.CreateAsync("sqlite", Ceremony.Value, TimeProvider.System.GetUtcNow());

    private async Task<string> AskAsync(TestAuthority authority, Certificate certificate, string digest)
    {
        var (leaf, request, response) = (Path.Combine(folder, "leaf.pem"), Path.Combine(folder, "request.der"), Path.Combine(folder, "response.der"));
        await File.WriteAllTextAsync(leaf, certificate.ToPem());
        var asked = await OpenSsl.RunAsync("ocsp", digest, "-issuer", authority.Files.IssuingCertificate, "-cert", leaf, "-reqout", request);
        Assert.Equal(0, asked.Exit);

        using var responder = Responder.Open(AnswerOcspTests.OptionsOf(Ceremony.Value), authority.Issuer.Certificate).Value;
        var answer = new AnswerOcsp(authority.Statuses, responder, authority.Clock, NullLogger<AnswerOcsp>.Instance);
        await File.WriteAllBytesAsync(response, await answer.RunAsync(await File.ReadAllBytesAsync(request), TestAuthority.Stop));
        return (await OpenSsl.RunAsync(
            "ocsp", "-reqin", request, "-respin", response, "-resp_text",
            "-CAfile", authority.Files.RootCertificate, "-verify_other", authority.Files.IssuingCertificate)).Output;
    }
}
