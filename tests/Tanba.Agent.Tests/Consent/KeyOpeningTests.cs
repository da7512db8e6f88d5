using Tanba.Agent.Consent;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Consent;

public sealed class KeyOpeningTests : IDisposable
{
    private readonly WindowFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("//server/share/a.p12", "path.not-local")]
    [InlineData("a.p12", "path.not-absolute")]
    public void A_file_elsewhere_is_not_even_looked_for(string path, string code) => Assert.Equal(code, Open(path, Citizen.Password).Rejection!.Code);

    [Theory]
    [InlineData("Wrong2026", "keystore.wrong-password")]
    [InlineData("demo2026", "keystore.wrong-password")]
    public void A_wrong_password_is_a_refusal_and_remembers_no_folder(string password, string code)
    {
        fixture.Settings.LastDirectory = fixture.Folder.Path;
        Assert.Equal(code, Open(fixture.SignFile, password).Rejection!.Code);
        Assert.Equal(fixture.Folder.Path, fixture.Settings.LastDirectory);
    }

    [Fact]
    public void A_store_without_keys_is_said_so()
    {
        var opening = new KeyOpening(fixture.Settings, TimeProvider.System);
        using var password = new Secret(Citizen.Password);
        Assert.Equal("keystore.empty", opening.Open(new Shelf(), fixture.SignFile, password, KeyFilter.Any).Rejection!.Code);
    }

    [Fact]
    public void Keys_are_listed_from_the_oldest_and_each_with_its_own_reason()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var key = Citizen.Key();
        var newer = Stored(TestAuthority.Issue(key.PublicKey, Oids.EmailProtection, now.AddDays(-5), now.AddDays(5)));
        var older = Stored(TestAuthority.Issue(key.PublicKey, Oids.EmailProtection, now.AddDays(-50), now.AddDays(-5)));
        var other = Stored(TestAuthority.Issue(key.PublicKey, Oids.ClientAuth, now.AddDays(-20), now.AddDays(5)));
        var opening = new KeyOpening(fixture.Settings, TimeProvider.System);
        using var password = new Secret(Citizen.Password);
        using var opened = opening.Open(new Shelf(newer, older, other), fixture.SignFile, password, new KeyFilter { ExtendedKeyUsage = [Oids.EmailProtection] }).Value;
        Assert.Equal(["key.expired", "key.not-for-signing", null], opened.All.Select(offered => offered.WhyNot?.Code));
        Assert.Same(newer, Assert.Single(opened.Fitting).Key);
    }

    [Fact]
    public void Whoever_puts_the_keys_away_ends_their_private_halves()
    {
        var opened = Open(fixture.SignFile, Citizen.Password).Value;
        var key = opened.All[0].Key.Key;
        Assert.NotEmpty(key.Sign("before"u8));
        new KeyAnswer(opened, null).Dispose();
        Assert.ThrowsAny<ObjectDisposedException>(() => key.Sign("after"u8));
    }

    [Fact]
    public void The_time_of_the_agent_decides_what_has_ended()
    {
        var clock = new Clock(TimeProvider.System.GetUtcNow());
        var opening = new KeyOpening(fixture.Settings, clock);
        using var password = new Secret(Citizen.Password);
        using (var now = opening.Open(fixture.Files, fixture.SignFile, password, new KeyFilter()).Value)
        {
            Assert.Single(now.Fitting);
        }

        clock.Now = clock.Now.AddDays(400);
        using var later = opening.Open(fixture.Files, fixture.SignFile, password, new KeyFilter()).Value;
        Assert.Equal("key.expired", Assert.Single(later.All).WhyNot!.Code);
    }

    private static StoredKey Stored(Pki.Certificates.Certificate certificate) => new(certificate, Citizen.Key(), certificate.Ski);

    private Result<OpenedKeys> Open(string path, string text)
    {
        using var password = new Secret(text);
        return fixture.Opening.Open(fixture.Files, path, password, KeyFilter.Any);
    }

    /// <summary>A store that holds what the test put there.</summary>
    private sealed class Shelf(params StoredKey[] keys) : IKeyStore
    {
        public string Storage => "PKCS12";

        public string StorageOid => Oids.KzStoragePkcs12;

        public IReadOnlyList<KeyPlace>? Places() => null;

        public Result<IReadOnlyList<StoredKey>> Open(string place, Secret password) => keys;

        public Rejection? WhyNot(string place, Secret secret) => null;

        public Rejection? ChangeSecret(string place, Secret old, Secret changed) => throw new NotSupportedException();

        public Result<WaitingKeys> Generate(string place, string application, IReadOnlyList<KeyWish> wishes, Secret? pin) => throw new NotSupportedException();

        public Result<IReadOnlyList<PendingKey>> FindPending(string place, string application) => throw new NotSupportedException();

        public Result<InstalledKey?> FindInstalled(string place, Tanba.Pki.Certificates.Certificate certificate, string prefix) => throw new NotSupportedException();

        public Result<IReadOnlyList<InstalledKey>> Install(string place, IReadOnlyList<KeyInstallation> order, Secret secret) => throw new NotSupportedException();
    }
}
