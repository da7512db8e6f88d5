using Tanba.Authority.Issuers;
using Tanba.Keys;

namespace Tanba.Authority.Tests;

/// <summary>Root, issuing CA and responder in a directory of their own, made an hour before they are needed.</summary>
public sealed class TestCeremony
{
    public const string Passphrase = "correct horse battery";

    private static readonly Lazy<TestCeremony> OnP256 = new(() => new("p256", "p256", TestClock.Noon));

    private readonly Lazy<Issuer> issuing;

    public TestCeremony(string rootKind, string issuingKind, DateTimeOffset now, string? keyAddress = null)
    {
        Files = new(Directory.CreateTempSubdirectory("tanba-ceremony-").FullName) { KeyAddress = keyAddress };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Files.Directory, recursive: true);
        issuing = new(OpenIssuing);
        File.WriteAllText(PassphraseFile, Passphrase + "\n");
        using var passphrase = new Secret(Passphrase);
        var ceremony = new Ceremony(Files, passphrase, TestAuthority.PublicAddress, new TestClock(now - TimeSpan.FromHours(1)));
        _ = ceremony.MakeRoot(new(CeremonyOrder.CaName("НЕГІЗГІ ТАҢБА"), rootKind, 20)).Value;
        _ = ceremony.MakeIssuing(new(CeremonyOrder.CaName("ТАҢБА"), issuingKind, 10)).Value;
        _ = ceremony.MakeOcspResponder(new(CeremonyOrder.ResponderName("ТАҢБА"), issuingKind, 2)).Value;
        _ = ceremony.MakeRootCrl(TimeSpan.FromDays(365)).Value;
    }

    public static TestCeremony Shared => OnP256.Value;

    public IssuerFiles Files { get; }

    public string PassphraseFile => Path.Combine(Files.Directory, "passphrase");

    /// <summary>Opened once for all tests: the encryption of key files is slow on purpose.</summary>
    public Issuer Issuing => issuing.Value;

    public Issuer OpenIssuing()
    {
        using var passphrase = new Secret(Passphrase);
        return Issuer.Open(Files.IssuingCertificate, Files.IssuingKey, passphrase).Value;
    }
}
