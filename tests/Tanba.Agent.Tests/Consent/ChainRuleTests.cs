using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tanba.Agent.Consent;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Tests.Consent;

/// <summary>Who issued a key: directly under a named root, or under an issuing authority that is named beside it.</summary>
public sealed class ChainRuleTests : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 root = TestAuthority.Make("CN=Root");
    private readonly X509Certificate2 issuing;
    private readonly X509Certificate2 leaf;

    public ChainRuleTests()
    {
        issuing = Under(root, "CN=Issuing", authority: true);
        leaf = Under(issuing, "CN=Leaf", authority: false);
    }

    public void Dispose()
    {
        root.Dispose();
        issuing.Dispose();
        leaf.Dispose();
    }

    [Fact]
    public void The_issuing_authority_is_named_beside_the_root() => Assert.Null(Rule(root, issuing).WhyNot(Read(leaf), Now));

    [Fact]
    public void Neither_of_the_two_is_enough_alone()
    {
        Assert.Equal("key.unknown-authority", Rule(root).WhyNot(Read(leaf), Now)!.Code);
        Assert.Equal("key.unknown-authority", Rule(issuing).WhyNot(Read(leaf), Now)!.Code);
        Assert.Equal("key.unknown-authority", Rule().WhyNot(Read(leaf), Now)!.Code);
    }

    [Fact]
    public void An_authority_of_the_same_name_is_another_one()
    {
        using var twin = TestAuthority.Make("CN=Root");
        Assert.Equal("key.unknown-authority", Rule(twin, issuing).WhyNot(Read(leaf), Now)!.Code);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(400)]
    public void Whether_the_key_has_ended_is_another_question(int days) => Assert.Null(Rule(root, issuing).WhyNot(Read(leaf), Now.AddDays(days)));

    [Fact]
    public void A_file_that_is_no_certificate_stops_the_start()
    {
        using var folder = new TestFolder();
        Assert.Throws<InvalidOperationException>(() => ChainRule.Read([folder.Write("root.pem", "no certificate")]));
    }

    private static ChainRule Rule(params X509Certificate2[] authorities) => new([.. authorities.Select(Read)]);

    private static Certificate Read(X509Certificate2 certificate) => Certificate.Decode(certificate.RawData).Value;

    private static X509Certificate2 Under(X509Certificate2 issuer, string name, bool authority)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(authority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        using var made = request.Create(issuer, Now.AddDays(-10), Now.AddDays(300), RandomNumberGenerator.GetBytes(8));
        return made.CopyWithPrivateKey(key);
    }
}
