using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tanba.Authority;
using Tanba.Authority.Tests;
using Tanba.Validation.Ocsp;

namespace Tanba.Validation.Tests.Ocsp;

public sealed class ResponderTests
{
    [Fact]
    public async Task A_responder_of_this_issuer_opens()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        using var responder = Responder.Open(AnswerOcspTests.OptionsOf(TestCeremony.Shared), authority.Issuer.Certificate).Value;
        Assert.True(responder.IsValidAt(authority.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_file_that_is_missing_is_named()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var refused = Responder.Open(AnswerOcspTests.OptionsOf(TestCeremony.Shared) with { ResponderKey = "/nowhere/ocsp.key" }, authority.Issuer.Certificate).Rejection!;
        Assert.Equal("responder.missing", refused.Code);
        Assert.Contains("/nowhere/ocsp.key", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_CA_itself_is_no_delegated_responder()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var options = AnswerOcspTests.OptionsOf(TestCeremony.Shared) with { ResponderCertificate = authority.Files.IssuingCertificate, ResponderKey = authority.Files.IssuingKey };
        Assert.Equal("responder.not-delegated", Responder.Open(options, authority.Issuer.Certificate).Rejection!.Code);
    }

    [Fact]
    public async Task The_key_of_another_certificate_is_refused()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var options = AnswerOcspTests.OptionsOf(TestCeremony.Shared) with { ResponderKey = authority.Files.IssuingKey };
        Assert.Equal("responder.key-foreign", Responder.Open(options, authority.Issuer.Certificate).Rejection!.Code);
    }

    [Fact]
    public async Task A_host_with_authority_and_validation_answers()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var path = Path.Combine(Directory.CreateTempSubdirectory("tanba-host-").FullName, "tanba.db");
        await using var services = new ServiceCollection().AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddAuthority(authority.Options, new($"Data Source={path}"))
            .AddValidation(AnswerOcspTests.OptionsOf(TestCeremony.Shared))
            .BuildServiceProvider();
        await services.OpenAuthorityAsync(TestAuthority.Stop);
        services.OpenValidation();
        Assert.NotEmpty(await services.GetRequiredService<AnswerOcsp>().RunAsync(new byte[1], TestAuthority.Stop));
    }

    [Fact]
    public async Task A_host_without_a_responder_does_not_start()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        await using var services = new ServiceCollection().AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddAuthority(authority.Options, new("Data Source=:memory:"))
            .AddValidation(AnswerOcspTests.OptionsOf(TestCeremony.Shared) with { ResponderCertificate = "/nowhere/ocsp.cer" })
            .BuildServiceProvider();
        Assert.Contains("/nowhere/ocsp.cer", Assert.Throws<InvalidOperationException>(services.OpenValidation).Message, StringComparison.Ordinal);
    }
}
