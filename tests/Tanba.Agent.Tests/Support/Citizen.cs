using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Support;

/// <summary>An invented citizen with two key files.</summary>
internal static class Citizen
{
    public const string Password = "Demo2026";

    private static readonly byte[] AuthKey = NewKey();
    private static readonly byte[] SignKey = NewKey();

    /// <summary>Made once: their cost is meant for guessers of passwords.</summary>
    private static readonly Lazy<(byte[] Auth, byte[] Sign)> Files = new(MakeFiles);

    /// <summary>Puts <c>AUTH_RSA256.p12</c> and <c>RSA256.p12</c> into the folder.</summary>
    public static void PutKeys(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, "AUTH_RSA256.p12"), Files.Value.Auth);
        File.WriteAllBytes(Path.Combine(folder, "RSA256.p12"), Files.Value.Sign);
    }

    /// <summary>A signing key whose certificate begins next month.</summary>
    public static string PutFuture(string folder) =>
        Put(folder, "FUTURE.p12", SignKey, Oids.EmailProtection, TimeProvider.System.GetUtcNow().AddDays(30), TimeProvider.System.GetUtcNow().AddDays(395));

    public static string PutExpired(string folder) =>
        Put(folder, "EXPIRED.p12", SignKey, Oids.EmailProtection, TimeProvider.System.GetUtcNow().AddDays(-400), TimeProvider.System.GetUtcNow().AddDays(-35));

    public static SoftwareKey Key() => SoftwareKey.FromPkcs8(SignKey).Value;

    private static string Put(string folder, string name, byte[] pkcs8, string usage, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        using var key = SoftwareKey.FromPkcs8(pkcs8).Value;
        using var password = new Secret(Password);
        var path = new Pkcs12Store().Install(folder, key, TestAuthority.Issue(key.PublicKey, usage, from, until), "NEW", password).Value;
        File.Move(path, Path.Combine(folder, name), overwrite: true);
        return Path.Combine(folder, name);
    }

    private static (byte[] Auth, byte[] Sign) MakeFiles()
    {
        using var folder = new TestFolder();
        return (File.ReadAllBytes(Put(folder.Path, "a.p12", AuthKey, Oids.ClientAuth)), File.ReadAllBytes(Put(folder.Path, "s.p12", SignKey, Oids.EmailProtection)));
    }

    private static byte[] NewKey()
    {
        using var key = SoftwareKey.Generate("rsa2048");
        return key.ExportPkcs8();
    }
}
