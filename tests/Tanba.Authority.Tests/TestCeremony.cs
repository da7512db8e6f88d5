using Tanba.Authority.Issuers;
using Tanba.Keys;

namespace Tanba.Authority.Tests;

/// <summary>Root, issuing CA and responder in a directory of their own, made at noon of the test clock.</summary>
public sealed class TestCeremony
{
    public const string Passphrase = "correct horse battery";

    private static readonly Lazy<TestCeremony> OnP256 = new(() => new("p256", "p256"));

    public TestCeremony(string rootKind, string issuingKind)
    {
        Files = new(Directory.CreateTempSubdirectory("tanba-ceremony-").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Files.Directory, recursive: true);
        using var passphrase = new Secret(Passphrase);
        var ceremony = new Ceremony(Files, passphrase, TestAuthority.PublicAddress, new TestClock(TestClock.Noon - TimeSpan.FromHours(1)));
        _ = ceremony.MakeRoot(new(CeremonyOrder.CaName("НЕГІЗГІ ТАҢБА"), rootKind, 20)).Value;
        _ = ceremony.MakeIssuing(new(CeremonyOrder.CaName("ТАҢБА"), issuingKind, 10)).Value;
        _ = ceremony.MakeOcspResponder(new(CeremonyOrder.ResponderName("ТАҢБА"), issuingKind, 2)).Value;
        _ = ceremony.MakeRootCrl(TimeSpan.FromDays(365)).Value;
    }

    public static TestCeremony Shared => OnP256.Value;

    public IssuerFiles Files { get; }

    public Issuer OpenIssuing()
    {
        using var passphrase = new Secret(Passphrase);
        return Issuer.Open(Files.IssuingCertificate, Files.IssuingKey, passphrase).Value;
    }
}
