using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Commands;

/// <summary>All keys of an order, or none.</summary>
public sealed class GenerateKeysTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Asker asker = new("https://cabinet.example.kz", "en");
    private readonly PendingKeys pending;

    public GenerateKeysTests() => pending = new PendingKeys(folder["wrapping.secret"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_made_is_remembered_with_who_asked()
    {
        var made = await GenerateAsync(new Person(folder.Make("keys")), Key("auth"), Key("sign"));
        Assert.Equal(["auth", "sign"], made.Value.Select(request => request.Role));
        Assert.Equal(["auth", "sign"], asker.Made.Of(EnrolmentCalls.Number).Single().Keys.Select(key => key.Pending.Role));
        Assert.Empty(asker.Made.Of("111111111111"));
    }

    [Fact]
    public async Task A_page_that_goes_after_the_person_agreed_leaves_nothing()
    {
        using var gone = new CancellationTokenSource();
        var person = new Person(folder.Make("keys"), gone.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GenerateAsync(person, gone.Token, Key("auth"), Key("sign")));
        Assert.Empty(Directory.GetFiles(folder["keys"]));
        Assert.Empty(asker.Made.Of(EnrolmentCalls.Number));
    }

    [Fact]
    public async Task A_key_that_cannot_be_made_takes_those_before_it_away()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => GenerateAsync(new Person(folder.Make("keys")), Key("auth"), Key("sign") with { KeyStorageOid = "no OID" }));
        Assert.Empty(Directory.GetFiles(folder["keys"]));
        Assert.Empty(asker.Made.Of(EnrolmentCalls.Number));
    }

    [Fact]
    public async Task A_secret_that_is_spoilt_is_a_refusal_and_no_key()
    {
        Directory.CreateDirectory(folder["wrapping.secret"]);
        var refused = await GenerateAsync(new Person(folder.Make("keys")), Key("auth"));
        Assert.True(refused.IsRefused);
        Assert.Empty(Directory.GetFiles(folder["keys"]));
    }

    [Fact]
    public async Task A_cancel_is_no_fault()
    {
        var refused = await GenerateAsync(new Person(null), Key("auth"));
        Assert.True(refused.Rejection!.IsCancelled());
    }

    [Theory]
    [InlineData("rsa2048")]
    [InlineData("rsa3072")]
    [InlineData("p256")]
    public async Task Every_kind_that_is_ordered_is_made(string kind)
    {
        var made = await GenerateAsync(new Person(folder.Make("keys")), Key("auth") with { KeyKind = kind });
        var request = Pki.Requests.UnverifiedRequest.Decode(made.Value[0].Request).Value.Verify().Value;
        Assert.Equal(request.PublicKey.Sha256(), pending.Find(folder["keys"], EnrolmentCalls.Number).Single().KeyId);
    }

    private static NewKey Key(string role) => new(role, "rsa2048", TestAuthority.Omarov, Oids.KzStoragePkcs12);

    private Task<Result<IReadOnlyList<RequestForRole>>> GenerateAsync(Person person, params NewKey[] keys) => GenerateAsync(person, CancellationToken.None, keys);

    private Task<Result<IReadOnlyList<RequestForRole>>> GenerateAsync(Person person, CancellationToken stop, params NewKey[] keys) =>
        new GenerateKeys(person).RunAsync(new NewKeys(asker, new FileStore(new Pkcs12Store(), pending), EnrolmentCalls.Number, null, keys), stop);

    /// <summary>Agrees to a folder; something may happen just then.</summary>
    private sealed class Person(string? answer, Action? then = null) : IConsent
    {
        public Task<string?> AskForPathAsync(PathQuestion question, CancellationToken stop)
        {
            then?.Invoke();
            return Task.FromResult(answer);
        }

        public Task<KeyAnswer?> AskForKeyAsync(KeyQuestion question, CancellationToken stop) => throw new NotSupportedException();

        public Task<TokenAnswer?> AskForTokenAsync(TokenQuestion question, CancellationToken stop) => throw new NotSupportedException();

        public Task<Secret?> AskForNewPasswordAsync(PasswordQuestion question, CancellationToken stop) => throw new NotSupportedException();

        public Task<ChangedSecret?> AskForChangeAsync(ChangeQuestion question, CancellationToken stop) => throw new NotSupportedException();
    }
}
