using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Keys.Tests;

/// <summary>What holds for every key store, files and tokens alike: the agent's commands know no difference.</summary>
public sealed class KeyStoreTests : IDisposable
{
    private const string Number = "402177350186";
    private const string Other = "402177350194";
    private readonly TempFolder folder = new();

    public static TheoryData<string> Stores => [FileStore.Name, .. SoftTokens.Stores];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Stores))]
    public void Keys_wait_are_found_installed_and_opened_again(string storage)
    {
        var (store, place) = Store(storage);
        using var secret = Secret();
        Dictionary<string, Certificate> certified;
        using (var made = store.Generate(place, Number, [new("auth", "rsa2048"), new("sign", "p256")], secret).Value)
        {
            Assert.Equal(["auth", "sign"], made.Keys.Select(key => key.Pending.Role));
            Assert.All(made.Keys, key => Assert.True(Signs(key.Key)));
            certified = Certify(made);
        }

        // As after a restart: what was made is not held any more, and no secret is needed to see it.
        var waiting = Store(storage).Store.FindPending(place, Number).Value;
        Assert.Equal(["auth", "sign"], waiting.Select(key => key.Role).Order());
        Assert.Empty(store.FindPending(place, Other).Value);

        var order = waiting.Select(key => new KeyInstallation(key, certified[key.KeyIdHex], key.Role == "auth" ? "AUTH_RSA256" : "RSA256")).ToList();
        Assert.All(order, one => Assert.Null(store.FindInstalled(place, one.Certificate, one.Prefix).Value));
        var installed = store.Install(place, order, secret).Value;

        Assert.Equal(installed, order.Select(one => store.FindInstalled(place, one.Certificate, one.Prefix).Value));
        Assert.Equal(order.Select(one => one.Certificate.Ski), installed.Select(one => one.Ski));
        Assert.Empty(store.FindPending(place, Number).Value);
        foreach (var one in order)
        {
            var where = installed.Single(done => done.Ski == one.Certificate.Ski).Path;
            var opened = store.Open(where, secret).Value;
            var stored = opened.Single(key => key.Certificate.Equals(one.Certificate));
            Assert.True(stored.Key.Algorithm.Verify(one.Certificate.PublicKey, "message"u8, stored.Key.Sign("message"u8)));
            opened.ToList().ForEach(key => key.Dispose());
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void Keys_that_were_made_in_vain_are_thrown_away(string storage)
    {
        var (store, place) = Store(storage);
        using var secret = Secret();
        using var made = store.Generate(place, Other, [new("auth", "p256"), new("sign", "p384")], secret).Value;

        Assert.Equal(2, made.Discard().Value);
        Assert.Empty(store.FindPending(place, Other).Value);
        Assert.Equal(0, made.Discard().Value);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_wrong_secret_opens_nothing(string storage)
    {
        var (store, place) = Store(storage);
        using var secret = Secret();
        using var wrong = new Secret("Wrong1234");
        var key = Install(store, place, secret, "402177350202");

        Assert.Matches("^(keystore.wrong-password|token.pin-wrong.*)$", store.Open(key.Path, wrong).Rejection?.Code);
        var opened = store.Open(key.Path, secret).Value;
        Assert.Contains(opened, found => found.Certificate.Ski == key.Ski);
        opened.ToList().ForEach(found => found.Dispose());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_foreign_certificate_is_not_installed_and_the_key_waits_on(string storage)
    {
        var (store, place) = Store(storage);
        using var secret = Secret();
        const string number = "402177350210";
        store.Generate(place, number, [new("sign", "p256")], secret).Value.Dispose();
        var waiting = Assert.Single(store.FindPending(place, number).Value);

        Assert.Equal("keystore.key-mismatch", store.Install(place, [new(waiting, TestPki.Leaf, "RSA256")], secret).Rejection?.Code);

        Assert.Single(store.FindPending(place, number).Value);
        Assert.DoesNotContain(Opened(store, place, secret), key => key.Certificate.Equals(TestPki.Leaf));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_place_that_is_not_there_is_refused(string storage)
    {
        var (store, _) = Store(storage);
        var nowhere = storage == FileStore.Name ? folder.File("none") : "pkcs11:token=none;serial=0";
        using var secret = Secret();

        Assert.NotNull(store.Generate(nowhere, Number, [new("auth", "p256")], secret).Rejection);
        Assert.NotNull(store.Open(nowhere, secret).Rejection);
        Assert.NotNull(store.Install(nowhere, [new(new PendingKey(new byte[32], nowhere, Number, "auth"), TestPki.Leaf, "RSA256")], secret).Rejection);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_store_says_where_a_key_rests(string storage)
    {
        var (store, place) = Store(storage);
        Assert.Equal(storage, store.Storage);
        Assert.StartsWith(Oids.KzKeyStorage + ".", store.StorageOid, StringComparison.Ordinal);
        Assert.Equal(storage == FileStore.Name, store.Places() is null);
        Assert.True(store.Places() is not [var one] || one.Address == place);
    }

    /// <summary>Good as a password of files, and the PIN of the tokens.</summary>
    private static Secret Secret() => new(SoftTokens.Pin);

    private static bool Signs(ISigningKey key) => key.Algorithm.Verify(key.PublicKey, "message"u8, key.Sign("message"u8));

    private static InstalledKey Install(IKeyStore store, string place, Secret secret, string number)
    {
        using var made = store.Generate(place, number, [new("sign", "p256")], secret).Value;
        var waiting = Assert.Single(store.FindPending(place, number).Value);
        return Assert.Single(store.Install(place, [new(waiting, Certify(made)[waiting.KeyIdHex], "RSA256")], secret).Value);
    }

    private static Dictionary<string, Certificate> Certify(WaitingKeys made) => made.Keys.ToDictionary(
        key => key.Pending.KeyIdHex,
        key => TestPki.Build(TestPki.Name("ISSUING TEST"), TestPki.Person, key.Key.PublicKey, TestPki.IssuingKey, TestPki.Signing()).Sign(TestPki.IssuingKey),
        StringComparer.Ordinal);

    private static IReadOnlyList<StoredKey> Opened(IKeyStore store, string place, Secret secret) =>
        store.Open(place, secret).Try(out var keys, out _) ? keys : [];

    private (IKeyStore Store, string Place) Store(string storage)
    {
        if (storage == FileStore.Name)
        {
            return (new FileStore(new Pkcs12Store(), new PendingKeys(folder.File("state/wrapping-secret"))), folder.Path);
        }

        var store = new TokenStore(SoftTokens.Kind(storage));
        return (store, Assert.Single(store.Places()).Address);
    }
}
