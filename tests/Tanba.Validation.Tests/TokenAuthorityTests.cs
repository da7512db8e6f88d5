using Microsoft.Extensions.Logging.Abstractions;
using Tanba.Authority.Tests;
using Tanba.Keys;
using Tanba.Pki.Ocsp;
using Tanba.Validation.Ocsp;

namespace Tanba.Validation.Tests;

/// <summary>An authority whose root, issuing and responder keys never were in a file.</summary>
public sealed class TokenAuthorityTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tanba-token-ca-").FullName;

    private string PinFile => Path.Combine(folder, "pin");

    public TokenAuthorityTests() => File.WriteAllText(PinFile, SoftTokens.Pin + "\n");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("authority", "p384", "p256")]
    [InlineData("windows", "rsa2048", "rsa2048")]
    public async Task It_is_made_issues_and_its_responder_answers(string label, string rootKind, string kind)
    {
        var address = SoftTokens.Address(label, PinFile);
        var ceremony = new TestCeremony(rootKind, kind, TestClock.Noon, address);
        Assert.Empty(Directory.EnumerateFiles(ceremony.Files.Directory, "*.key"));

        await using var authority = await TestAuthority.CreateAsync("sqlite", ceremony, TestClock.Noon);
        var issued = await authority.IssuedAsync();
        Assert.True(issued.IsSignedBy(ceremony.Issuing.Certificate.PublicKey));

        using var responder = Responder.Open(OptionsOf(ceremony), ceremony.Issuing.Certificate).Value;
        var answering = new AnswerOcsp(authority.Statuses, responder, authority.Clock, NullLogger<AnswerOcsp>.Instance);
        var answer = OcspAnswer.Decode(await answering.RunAsync(OcspRequest.Create([CertId.For(ceremony.Issuing.Certificate, issued.SerialNumber)]), TestAuthority.Stop)).Value;
        Assert.Equal(OcspCertStatus.Good, Assert.Single(answer.Responses).Status);
        Assert.True(answer.IsSignedBy(responder.Certificate.PublicKey));

        // Held again it goes on with the keys that are there.
        using var none = new Secret([]);
        Assert.Equal(ceremony.Issuing.Certificate.PublicKey, AuthorityKeys.OpenOrMake(ceremony.Files.IssuingKey, kind, none).Value.PublicKey);
    }

    private static ValidationOptions OptionsOf(TestCeremony ceremony) =>
        new() { ResponderCertificate = ceremony.Files.OcspCertificate, ResponderKey = ceremony.Files.OcspKey };
}
