using Tanba.Authority.Issuers;
using Tanba.Keys;

namespace Tanba.Server.Tests.Running;

/// <summary>One root, issuing CA and responder for all tests; made once, on P-256 because that is quick.</summary>
internal static class TestCertificationAuthority
{
    public static readonly Uri PublicAddress = new("http://pki.test");

    private static readonly Lazy<string> Made = new(Make);

    public static string Directory => Made.Value;

    public static string PassphraseFile => Path.Combine(Directory, "passphrase");

    private static string Make()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("tanba-ca-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(directory, recursive: true);
        const string words = "correct horse battery";
        using var passphrase = new Secret(words);
        var ceremony = new Ceremony(new IssuerFiles(directory), passphrase, PublicAddress, TimeProvider.System);
        _ = ceremony.MakeRoot(new(CeremonyOrder.CaName("Tanba Test Root"), "p256", 20)).Value;
        _ = ceremony.MakeIssuing(new(CeremonyOrder.CaName("Tanba Test CA"), "p256", 10)).Value;
        _ = ceremony.MakeOcspResponder(new(CeremonyOrder.ResponderName("Tanba Test CA"), "p256", 2)).Value;
        _ = ceremony.MakeRootCrl(TimeSpan.FromDays(365)).Value;
        File.WriteAllText(Path.Combine(directory, "passphrase"), words);
        return directory;
    }
}
