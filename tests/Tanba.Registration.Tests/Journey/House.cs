using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tanba.Authority;
using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;
using Tanba.Registration.Applications;
using Tanba.Registration.People;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Journey;

/// <summary>The whole registration on a real database with a real authority, wired as a host wires it; only the clock is the test's.</summary>
internal sealed class House : IAsyncDisposable
{
    public const string Portal = "https://keys.example.kz";
    public const string Registrar = "registrar-7";

    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private int keysTaken;

    private House(TestDatabase database, ServiceProvider services, Clock clock)
    {
        this.database = database;
        this.services = services;
        Clock = clock;
    }

    public static CancellationToken Stop => CancellationToken.None;

    public Clock Clock { get; }

    public Database Database => Get<Database>();

    public static async Task<House> OpenAsync(string store, AuthorityOptions? authority = null, Func<RegistrationOptions, RegistrationOptions>? change = null)
    {
        var made = await TestDatabase.CreateAsync(store);
        var clock = new Clock(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var host = new ServiceCollection();
        host.AddSingleton<TimeProvider>(clock);
        host.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        host.AddAuthority(authority ?? TestAuthority.Options, new DatabaseOptions(made.ConnectionString));
        var options = new RegistrationOptions
        {
            Portal = new(Portal),
            Mail = new() { Folder = Path.Combine(Path.GetTempPath(), "tanba-never-written"), From = "keys@example.kz" },
        };
        host.AddRegistration(change?.Invoke(options) ?? options);
        return new House(made, host.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }), clock);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public SoftwareKey NewKey() => KeyPool.Number(keysTaken++);

    public NewReissue Wish(Person person) => new(person.Iin, person.Email, person.Region, person.Locality, "PKCS12", "/home/me/keys", person.Language);

    /// <summary>What the agent makes of an order: a key and a request for each item.</summary>
    public IReadOnlyList<MadeKey> Make(KeyOrder order) => [.. order.Keys.Select(item =>
    {
        var key = NewKey();
        var subject = DistinguishedName.Decode(Convert.FromBase64String(item.Subject)).Value;
        return new MadeKey(item.Role, key, CertificationRequest.Create(subject, key, []));
    })];

    /// <summary>A first application, from the form to the installed certificates, confirmed by a registrar.</summary>
    public async Task<Citizen> EnrolAsync(Person person, bool installs = true)
    {
        Assert.False((await Get<Registration.People.People>().SaveAsync(person, Registrar, Stop)).IsRefused);
        var order = (await Get<ApplyFirst>().RunAsync(Wish(person), Stop)).Value;
        var keys = Make(order);
        _ = (await Get<AttachRequests>().RunAsync(order.Number, person.Iin, Requests(keys), Stop)).Value;
        _ = (await Get<HandIn>().RunAsync(order.Number, person.Iin, Stop)).Value;
        Assert.Equal(ApplicationState.Issued, (await Get<Confirm>().RunAsync(order.Number, Registrar, Stop)).Value.State);
        var certificates = (await Get<CertificatesFor>().RunAsync(order.Number, [.. keys.Select(key => key.KeyId)], Stop)).Value;
        if (installs)
        {
            _ = (await Get<MarkInstalled>().RunAsync(order.Number, [.. keys.Select(key => key.KeyId)], Stop)).Value;
        }

        return new(
            person,
            order.Number,
            [.. keys.Select(key => new CitizenKey(key.Role, key.Key, certificates.Single(one => one.PublicKey.Sha256().SequenceEqual(key.Key.PublicKey.Sha256()))))]);
    }

    /// <summary>A renewal up to the text that waits for a signature.</summary>
    public async Task<Renewal> BeginRenewalAsync(Citizen citizen)
    {
        var order = (await Get<Apply>().RunAsync(Wish(citizen.Person), Stop)).Value;
        var keys = Make(order);
        var text = (await Get<AttachRequests>().RunAsync(order.Number, citizen.Person.Iin, Requests(keys), Stop)).Value;
        return new(order, keys, text);
    }

    /// <summary>A renewal to its end: signed, issued, installed.</summary>
    public async Task RenewAsync(Citizen citizen)
    {
        var renewal = await BeginRenewalAsync(citizen);
        _ = (await Get<Submit>().RunAsync(renewal.Number, citizen.Person.Iin, citizen.Signing.Sign(renewal.Text), Stop)).Value;
        _ = (await Get<MarkInstalled>().RunAsync(renewal.Number, renewal.KeyIds, Stop)).Value;
    }

    public static IReadOnlyList<RoleRequest> Requests(IEnumerable<MadeKey> keys) => [.. keys.Select(key => new RoleRequest(key.Role, key.Request))];

    /// <summary>Refused by a registrar, without the signature that the console asks for.</summary>
    public Task<Result<ApplicationView>> RejectAsync(string number, string reason) => Get<MoveApplication>().RunAsync(
        number, new("reject", Registrar, (application, at) => application.Reject(at, reason)) { Letter = "rejected", Detail = reason }, Stop);

    public async Task<IReadOnlyList<(string Address, string Subject)>> LettersAsync()
    {
        await using var connection = await Database.OpenAsync(Stop);
        return [.. await connection.QueryAsync<(string, string)>("SELECT address, subject FROM letters ORDER BY queued_at, subject")];
    }

    public async Task<T> AskAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Database.OpenAsync(Stop);
        return await connection.QuerySingleAsync<T>(sql, values);
    }

    public Task<AuditVerdict> AuditAsync() => Get<AuditLog>().VerifyAsync(Stop);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
