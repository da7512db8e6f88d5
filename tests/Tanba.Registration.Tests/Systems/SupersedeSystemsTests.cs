using Tanba.Authority.Certificates;
using Tanba.Authority.Status;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Registration.Applications;
using Tanba.Registration.Systems;
using Tanba.Registration.Tests.Journey;
using Tanba.Registration.Words;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Systems;

/// <summary>New keys end the older ones of the same system where the house wishes it, and never those of another or of the person.</summary>
public sealed class SupersedeSystemsTests
{
    private const string Administrator = "750715400029";

    public static TheoryData<string, bool> Houses { get; } = [.. Stores.All.SelectMany(store => new[] { (store.Data, true), (store.Data, false) })];

    [Theory]
    [MemberData(nameof(Houses))]
    public async Task A_new_key_of_a_system_ends_its_older_one_alone(string store, bool supersede)
    {
        await using var house = await House.OpenAsync(store, change: options => options with { SupersedeOnInstall = supersede });
        var anna = await house.EnrolAsync(Citizens.Anna);
        var (first, second) = (await RegisteredAsync(house, "Учёт «Алма»"), await RegisteredAsync(house, "Склад"));
        var older = await KeyForAsync(house, anna, first);
        var other = await KeyForAsync(house, anna, second);
        house.Clock.Advance(TimeSpan.FromDays(30));

        var newer = await KeyForAsync(house, anna, first);

        Assert.Equal(supersede ? RevocationReason.Superseded : null, (await StatusAsync(house, older)).Reason);
        foreach (var kept in new[] { newer, other, anna.Auth.Certificate, anna.Signing.Certificate })
        {
            Assert.Equal(StatusKind.Good, (await StatusAsync(house, kept)).Kind);
        }

        Assert.Equal(supersede ? 1 : 0, (await house.LettersAsync()).Count(letter => letter.Subject == WordList.Say("en", "letter.revoked.subject")));
        Assert.Null((await house.AuditAsync()).Fault);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task New_keys_of_the_person_leave_the_systems_alone(string store)
    {
        await using var house = await House.OpenAsync(store, change: options => options with { SupersedeOnInstall = true });
        var anna = await house.EnrolAsync(Citizens.Anna);
        var system = await KeyForAsync(house, anna, await RegisteredAsync(house, "Учёт «Алма»"));
        house.Clock.Advance(TimeSpan.FromDays(1));

        await house.RenewAsync(anna);

        Assert.Equal(StatusKind.Good, (await StatusAsync(house, system)).Kind);
        Assert.Equal(RevocationReason.Superseded, (await StatusAsync(house, anna.Auth.Certificate)).Reason);
        Assert.Equal(RevocationReason.Superseded, (await StatusAsync(house, anna.Signing.Certificate)).Reason);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Nothing_ends_before_the_new_key_is_installed_and_another_owners_key_never(string store)
    {
        await using var house = await House.OpenAsync(store, change: options => options with { SupersedeOnInstall = true });
        var anna = await house.EnrolAsync(Citizens.Anna);
        var aigerim = await house.EnrolAsync(Citizens.Aigerim);
        var system = await RegisteredAsync(house, "Учёт «Алма»");
        var older = await KeyForAsync(house, anna, system);
        var (number, key) = await IssuedAsync(house, anna, system);
        Assert.Equal(StatusKind.Good, (await StatusAsync(house, older)).Kind);

        _ = (await house.Get<MarkInstalled>().RunAsync(number, [key], House.Stop)).Value;

        Assert.Equal(RevocationReason.Superseded, (await StatusAsync(house, older)).Reason);
        Assert.Equal(StatusKind.Good, (await StatusAsync(house, aigerim.Auth.Certificate)).Kind);
        Assert.Equal(StatusKind.Good, (await StatusAsync(house, aigerim.Signing.Certificate)).Kind);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_draft_for_a_system_that_was_closed_meanwhile_is_not_taken_and_the_owner_is_told(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var system = await RegisteredAsync(house, "Учёт «Алма»");
        var order = (await house.Get<Apply>().RunAsync(house.Wish(anna.Person) with { System = system.Number }, House.Stop)).Value;
        var key = Assert.Single(house.Make(order));
        var text = (await house.Get<AttachRequests>().RunAsync(order.Number, anna.Person.Iin, [new(key.Role, key.Request)], House.Stop)).Value;
        _ = (await house.Get<DecideSystem>().CloseAsync(system.Number, "Больше не работает", Administrator, House.Stop)).Value;

        Assert.Equal("system.not-registered", (await house.Get<Submit>().RunAsync(order.Number, anna.Person.Iin, anna.Signing.Sign(text), House.Stop)).Rejection!.Code);
        Assert.Empty(await house.Get<FindCertificates>().OfApplicationAsync(order.Number, House.Stop));
        Assert.Contains(await house.LettersAsync(), letter => letter.Subject == WordList.Say("en", "letter.system-closed.subject", ("system", system.Name)));
    }

    private static Task<CertificateStatus> StatusAsync(House house, Certificate certificate) => house.Get<CertificateStatuses>().FindAsync(certificate.SerialNumber, House.Stop);

    private static async Task<InformationSystem> RegisteredAsync(House house, string name)
    {
        var number = (await house.Get<RequestSystem>().RunAsync(new(name, Citizens.Anna.Iin, "Подписывает накладные"), House.Stop)).Value;
        var asked = (await house.Get<FindSystems>().FindAsync(number, House.Stop))!;
        return (await house.Get<DecideSystem>().RegisterAsync(number, FindSystems.SuggestedOid(asked), Administrator, House.Stop)).Value;
    }

    private static async Task<Certificate> KeyForAsync(House house, Citizen citizen, InformationSystem system)
    {
        var (number, key) = await IssuedAsync(house, citizen, system);
        _ = (await house.Get<MarkInstalled>().RunAsync(number, [key], House.Stop)).Value;
        return Assert.Single(await house.Get<FindCertificates>().OfApplicationAsync(number, House.Stop)).Certificate;
    }

    private static async Task<(string Number, string KeyId)> IssuedAsync(House house, Citizen citizen, InformationSystem system)
    {
        var order = (await house.Get<Apply>().RunAsync(house.Wish(citizen.Person) with { System = system.Number }, House.Stop)).Value;
        var key = Assert.Single(house.Make(order));
        var text = (await house.Get<AttachRequests>().RunAsync(order.Number, citizen.Person.Iin, [new(key.Role, key.Request)], House.Stop)).Value;
        _ = (await house.Get<Submit>().RunAsync(order.Number, citizen.Person.Iin, citizen.Signing.Sign(text, house.Clock.GetUtcNow()), House.Stop)).Value;
        return (order.Number, key.KeyId);
    }
}
