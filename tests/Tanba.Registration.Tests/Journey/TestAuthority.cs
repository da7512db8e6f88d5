using System.Runtime.CompilerServices;
using Tanba.Authority;
using Tanba.Authority.Issuers;
using Tanba.Keys;

namespace Tanba.Registration.Tests.Journey;

/// <summary>A real root and issuing CA, made once for all tests of this run.</summary>
internal static class TestAuthority
{
    private const string Passphrase = "only for these tests";
    private static readonly Uri Address = new("http://pki.example.kz");
    private static readonly Lazy<AuthorityOptions> Made = new(() => Make("TANBA TEST"));
    private static readonly Lazy<AuthorityOptions> MadeForeign = new(() => Make("ANOTHER"));

    public static DateTimeOffset Founded { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static AuthorityOptions Options => Made.Value;

    /// <summary>An authority that this house does not trust.</summary>
    public static AuthorityOptions Foreign => MadeForeign.Value;

    private static AuthorityOptions Make(string name)
    {
        var folder = Directory.CreateTempSubdirectory("tanba-test-authority-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var passphraseFile = Path.Combine(folder.FullName, "passphrase");
        File.WriteAllText(passphraseFile, Passphrase);
        using var passphrase = new Secret(Passphrase);
        var ceremony = new Ceremony(new IssuerFiles(folder.FullName), passphrase, Address, new Clock(Founded));
        _ = ceremony.MakeRoot(new(CeremonyOrder.CaName(name + " ROOT"), "p256", 20)).Value;
        _ = ceremony.MakeIssuing(new(CeremonyOrder.CaName(name + " ISSUING"), "p256", 10)).Value;
        return new() { Directory = folder.FullName, PassphraseFile = passphraseFile, Profiles = Path.Combine(Root(), "profiles"), PublicAddress = Address };
    }

    private static string Root([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Tanba.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
