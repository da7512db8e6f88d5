using System.Security.Cryptography.X509Certificates;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Registration.Applications;
using Tanba.Registration.Systems;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Systems;

public sealed class SystemsTests
{
    private const string Administrator = "750715400029";
    private static readonly NewSystem Accounts = new("Учёт «Алма»", Citizens.Anna.Iin, "Подписывает накладные моей лавки");

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_request_waits_and_is_registered_under_the_suggested_OID(string store)
    {
        await using var house = await House.OpenAsync(store);
        _ = await house.EnrolAsync(Citizens.Anna);
        var number = (await house.Get<RequestSystem>().RunAsync(Accounts, House.Stop)).Value;
        var asked = Assert.Single(await house.Get<FindSystems>().OfOwnerAsync(Citizens.Anna.Iin, House.Stop));
        Assert.Equal((SystemState.Requested, null), (asked.State, asked.Oid));

        var registered = (await house.Get<DecideSystem>().RegisterAsync(number, FindSystems.SuggestedOid(asked), Administrator, House.Stop)).Value;

        Assert.Equal((SystemState.Registered, "1.2.398.3.3.4.1.1.1.1"), (registered.State, registered.Oid));
        Assert.Equal(1, await house.AskAsync<long>("SELECT COUNT(*) FROM audit WHERE act = 'system.register' AND by_whom = @by", new { by = Administrator }));
        Assert.Equal(1, await house.AskAsync<long>("SELECT COUNT(*) FROM letters WHERE body LIKE '%1.2.398.3.3.4.1.1.1.1%'"));
        Assert.Equal(registered.Number, Assert.Single(await house.Get<FindSystems>().PageAsync(SystemState.Registered, null, 20, House.Stop)).Number);
        Assert.Empty(await house.Get<FindSystems>().PageAsync(SystemState.Requested, null, 20, House.Stop));
        Assert.Empty(await house.Get<FindSystems>().PageAsync(null, number, 20, House.Stop));
    }

    [Fact]
    public async Task A_refusal_tells_the_owner_why_and_nothing_is_decided_twice()
    {
        await using var house = await House.OpenAsync("sqlite");
        _ = await house.EnrolAsync(Citizens.Anna);
        var number = (await house.Get<RequestSystem>().RunAsync(Accounts, House.Stop)).Value;
        var decide = house.Get<DecideSystem>();

        Assert.Equal("system.reason", (await decide.RefuseAsync(number, " ", Administrator, House.Stop)).Rejection!.Code);
        Assert.Equal("The name says nothing.", (await decide.RefuseAsync(number, "The name says nothing.", Administrator, House.Stop)).Value.Reason);
        Assert.Equal("system.decided", (await decide.RegisterAsync(number, "1.2.398.3.3.4.1.1.1.1", Administrator, House.Stop)).Rejection!.Code);
        Assert.Equal(1, await house.AskAsync<long>("SELECT COUNT(*) FROM letters WHERE body LIKE '%The name says nothing.%'"));
    }

    [Theory]
    [InlineData("", "system.oid")]
    [InlineData("1.2.398.3.3.4.1.1.1", "system.arc")]
    [InlineData("1.2.398.3.3.4.1.1.1.", "system.oid")]
    [InlineData("1.2.398.3.3.4.1.1.1.07", "system.oid")]
    [InlineData("1.2.398.3.3.4.1.2.6.7", "system.arc")]
    [InlineData("2.5.29.15", "system.arc")]
    [InlineData("1.2.398.3.3.4.1.1.1.1\n", "system.oid")]
    public async Task An_OID_outside_the_arcs_is_refused(string oid, string code)
    {
        await using var house = await House.OpenAsync("sqlite");
        _ = await house.EnrolAsync(Citizens.Anna);
        var number = (await house.Get<RequestSystem>().RunAsync(Accounts, House.Stop)).Value;
        Assert.Equal(code, (await house.Get<DecideSystem>().RegisterAsync(number, oid, Administrator, House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task An_OID_is_given_once_and_never_again()
    {
        await using var house = await House.OpenAsync("sqlite");
        _ = await house.EnrolAsync(Citizens.Anna);
        var decide = house.Get<DecideSystem>();
        var first = await RegisteredAsync(house, Accounts);
        Assert.Equal(SystemState.Closed, (await decide.CloseAsync(first.Number, "It is switched off.", Administrator, House.Stop)).Value.State);

        var second = (await house.Get<RequestSystem>().RunAsync(Accounts with { Name = "Другая" }, House.Stop)).Value;
        Assert.Equal("system.oid-taken", (await decide.RegisterAsync(second, first.Oid!, Administrator, House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task Nobody_decides_on_an_own_system()
    {
        await using var house = await House.OpenAsync("sqlite");
        _ = await house.EnrolAsync(Citizens.Anna);
        var number = (await house.Get<RequestSystem>().RunAsync(Accounts, House.Stop)).Value;
        Assert.Equal("system.own", (await house.Get<DecideSystem>().RegisterAsync(number, "1.2.398.3.3.4.1.1.1.1", Citizens.Anna.Iin, House.Stop)).Rejection!.Code);
        Assert.Equal("system.not-found", (await house.Get<DecideSystem>().RegisterAsync(99, "1.2.398.3.3.4.1.1.1.1", Administrator, House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task Requests_are_bounded()
    {
        await using var house = await House.OpenAsync("sqlite");
        _ = await house.EnrolAsync(Citizens.Anna);
        var request = house.Get<RequestSystem>();
        Assert.Equal("system.name", (await request.RunAsync(Accounts with { Name = new('a', 65) }, House.Stop)).Rejection!.Code);
        Assert.Equal("system.purpose", (await request.RunAsync(Accounts with { Purpose = "a\nb" }, House.Stop)).Rejection!.Code);
        Assert.Equal("system.owner", (await request.RunAsync(Accounts with { Owner = "123456789012" }, House.Stop)).Rejection!.Code);
        for (var i = 0; i < RequestSystem.MostOpen; i++)
        {
            Assert.False((await request.RunAsync(Accounts, House.Stop)).IsRefused);
        }

        Assert.Equal("system.too-many", (await request.RunAsync(Accounts, House.Stop)).Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_key_for_a_system_is_issued_to_its_owner_by_a_signature(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var system = await RegisteredAsync(house, Accounts);
        var order = (await house.Get<Apply>().RunAsync(house.Wish(Citizens.Anna) with { System = system.Number }, House.Stop)).Value;
        var key = Assert.Single(house.Make(order));
        Assert.Equal("system", key.Role);
        var text = (await house.Get<AttachRequests>().RunAsync(order.Number, Citizens.Anna.Iin, [new(key.Role, key.Request)], House.Stop)).Value;
        Assert.Contains("\nact: system\n", text, StringComparison.Ordinal);
        Assert.EndsWith($"\nstorage: PKCS12\nsystem: {system.Oid}\n", text, StringComparison.Ordinal);

        var issued = (await house.Get<Submit>().RunAsync(order.Number, Citizens.Anna.Iin, anna.Signing.Sign(text), House.Stop)).Value;

        Assert.Equal((ApplicationState.Issued, Template.InformationSystem, system.Oid), (issued.State, issued.Template, issued.System));
        var certificate = Assert.Single((await house.Get<CertificatesFor>().RunAsync(order.Number, [key.KeyId], House.Stop)).Value);
        Assert.True(CertificatePurpose.IsForSystem(certificate));
        Assert.False(CertificatePurpose.Authenticates(certificate) || CertificatePurpose.Signs(certificate));
        Assert.Equal((system.Oid, "Учёт «Алма»", "IIN" + Citizens.Anna.Iin), (certificate.Subject.Find(Oids.UserId), certificate.Subject.CommonName, certificate.Subject.Find(Oids.SerialNumberAttribute)));
        Assert.Equal([Oids.KzIndividual, Oids.KzIndividualSystem], certificate.ExtendedKeyUsage);
        using var platform = X509CertificateLoader.LoadCertificate(certificate.Encoded.Span);
        Assert.Equal(1095, (platform.NotAfter - platform.NotBefore).TotalDays, 0.1);
    }

    [Fact]
    public async Task Keys_of_two_systems_and_of_the_person_do_not_stand_in_each_others_way()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var first = await RegisteredAsync(house, Accounts);
        var second = await RegisteredAsync(house, Accounts with { Name = "Склад" });
        await HandInAsync(house, anna, first);
        await HandInAsync(house, anna, second);
        var again = await house.Get<Apply>().RunAsync(house.Wish(Citizens.Anna) with { System = first.Number }, House.Stop);
        Assert.Equal("apply.in-flight", again.Rejection!.Code);
    }

    [Fact]
    public async Task Anothers_system_is_not_found_and_a_closed_one_gets_no_key()
    {
        await using var house = await House.OpenAsync("sqlite");
        _ = await house.EnrolAsync(Citizens.Anna);
        _ = await house.EnrolAsync(Citizens.Aigerim);
        var system = await RegisteredAsync(house, Accounts);
        var apply = house.Get<Apply>();
        Assert.Equal("system.not-found", (await apply.RunAsync(house.Wish(Citizens.Aigerim) with { System = system.Number }, House.Stop)).Rejection!.Code);
        _ = (await house.Get<DecideSystem>().CloseAsync(system.Number, "Switched off.", Administrator, House.Stop)).Value;
        Assert.Equal("system.not-registered", (await apply.RunAsync(house.Wish(Citizens.Anna) with { System = system.Number }, House.Stop)).Rejection!.Code);
    }

    private static async Task<InformationSystem> RegisteredAsync(House house, NewSystem wanted)
    {
        var number = (await house.Get<RequestSystem>().RunAsync(wanted, House.Stop)).Value;
        var asked = (await house.Get<FindSystems>().FindAsync(number, House.Stop))!;
        return (await house.Get<DecideSystem>().RegisterAsync(number, FindSystems.SuggestedOid(asked), Administrator, House.Stop)).Value;
    }

    private static async Task HandInAsync(House house, Citizen citizen, InformationSystem system)
    {
        var order = (await house.Get<Apply>().RunAsync(house.Wish(citizen.Person) with { System = system.Number }, House.Stop)).Value;
        var key = Assert.Single(house.Make(order));
        var text = (await house.Get<AttachRequests>().RunAsync(order.Number, citizen.Person.Iin, [new(key.Role, key.Request)], House.Stop)).Value;
        _ = (await house.Get<Submit>().RunAsync(order.Number, citizen.Person.Iin, citizen.Signing.Sign(text), House.Stop)).Value;
    }
}
