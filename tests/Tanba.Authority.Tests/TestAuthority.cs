using Tanba.Authority.Audit;
using Tanba.Authority.Certificates;
using Tanba.Authority.Crls;
using Tanba.Authority.Issuance;
using Tanba.Authority.Issuers;
using Tanba.Authority.Profiles;
using Tanba.Authority.Revocation;
using Tanba.Authority.Status;
using Tanba.Authority.Store;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests;

/// <summary>A whole authority on a fresh database, with a standing clock and keys on P-256, which are quick to make.</summary>
public sealed class TestAuthority : IAsyncDisposable
{
    public const string Iin = "900101300007";
    public const string Storage = Oids.KzStoragePkcs12;

    public static readonly CancellationToken Stop = CancellationToken.None;
    public static readonly Uri PublicAddress = new("http://pki.tanba.example");

    private static readonly Lazy<SoftwareKey[]> RsaKeys = new(() => [SoftwareKey.Generate("rsa2048"), SoftwareKey.Generate("rsa2048"), SoftwareKey.Generate("rsa2048")]);

    private readonly TestDatabase store;

    private TestAuthority(TestDatabase store, TestCeremony ceremony, TestClock clock)
    {
        this.store = store;
        Clock = clock;
        Files = ceremony.Files;
        Options = new() { Directory = Files.Directory, KeyAddress = Files.KeyAddress, PassphraseFile = ceremony.PassphraseFile, Profiles = ProfileDirectory, PublicAddress = PublicAddress };
        Issuer = ceremony.Issuing;
        Profiles = ProfileSet.Read(ProfileDirectory, PublicAddress).Value;
    }

    public static string ProfileDirectory { get; } = FindProfiles();

    public TestClock Clock { get; }

    public IssuerFiles Files { get; }

    public AuthorityOptions Options { get; }

    public Issuer Issuer { get; }

    public ProfileSet Profiles { get; }

    public Database Database => store.Database;

    public AuditLog Audit => new(Database, Clock);

    public Issue Issue => new(Profiles, Issuer, new(Database, Audit, Clock), Options, Clock);

    public Revoke Revoke => new(Database, Audit, Clock);

    public Release Release => new(Database, Audit, Clock);

    public PublishCrls Publish => new(Database, Issuer, Audit, Options, Clock);

    public CurrentCrl CurrentCrl => new(Publish, Options);

    public CertificateStatuses Statuses => new(Database, TrustedCertificates.Read(Files).Value);

    public FindCertificates Find => new(Database, Clock);

    public static async Task<TestAuthority> CreateAsync(string kind) => await CreateAsync(kind, TestCeremony.Shared, TestClock.Noon);

    public static async Task<TestAuthority> CreateAsync(string kind, TestCeremony ceremony, DateTimeOffset now) =>
        new(await TestDatabase.CreateAsync(kind), ceremony, new(now));

    /// <summary>One of three keys, made once: RSA keys are dear.</summary>
    public static SoftwareKey Key(int index = 0) => RsaKeys.Value[index];

    public static DistinguishedName Subject(Profile profile) =>
        profile.Subject(new("Омаров", "Данияр", "Ерланұлы", Iin, "KZ", "Астана", "Астана"));

    public CertificateOrder Order(string application = "402177350186", string profile = "individual-sign-rsa", SoftwareKey? key = null, string? email = null)
    {
        var subject = Subject(Profiles.Find(profile)!);
        var request = CertificationRequest.Create(subject, key ?? Key(), [KeyStorageExtension.Write(Storage)]);
        return new(application, profile, UnverifiedRequest.Decode(request).Value.Verify().Value, subject, Storage, email, Iin);
    }

    public async Task<Certificate> IssuedAsync(string application = "402177350186", string profile = "individual-sign-rsa", int key = 0) =>
        (await Issue.RunAsync(Order(application, profile, Key(key)), "test", Stop)).Value;

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static string FindProfiles()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Tanba.slnx")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory!.FullName, "profiles");
    }
}
