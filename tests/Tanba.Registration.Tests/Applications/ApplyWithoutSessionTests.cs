using Tanba.Registration.Applications;
using Tanba.Registration.Centres;
using Tanba.Registration.People;
using Tanba.Registration.Tests.Centres;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

/// <summary>Somebody without a session applies: known or not, disturbed by nobody, disturbing nobody.</summary>
public sealed class ApplyWithoutSessionTests
{
    private static readonly ApplicantNames Names = new("АХМЕТОВА", "ЖАННА", "ЕРЛАНҚЫЗЫ");
    private static readonly NewReissue Wish = new("851231400219", "zhanna@example.kz", "Астана", "Астана", "PKCS12", "/home/me/keys", "ru");

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Somebody_unknown_applies_under_the_names_that_were_typed(string store)
    {
        await using var house = await OpenAsync(store);
        var secret = ApplicantSecret.Draw();
        var number = await HandInAsync(house, secret);

        var view = (await house.Get<FindByApplicant>().RunAsync(number, secret, House.Stop)).Value;
        Assert.Equal(("АХМЕТОВА ЖАННА ЕРЛАНҚЫЗЫ", "astana-1", ApplicationState.Submitted), (view.FullName, view.Application.Centre, view.Application.State));
        Assert.Equal(["auth", "sign"], view.Keys.Select(key => key.Role));
        Assert.Equal(house.Clock.GetUtcNow() + TimeSpan.FromDays(30), view.LapsesAt);
        Assert.Null(await house.Get<Registration.People.People>().FindAsync(Wish.Iin, House.Stop));
        Assert.Equal("zhanna@example.kz", Assert.Single(await house.LettersAsync()).Address);
    }

    [Fact]
    public async Task Whom_the_registration_knows_keeps_the_known_name()
    {
        await using var house = await OpenAsync();
        _ = (await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna, House.Registrar, House.Stop)).Value;
        var secret = ApplicantSecret.Draw();
        var order = (await house.Get<ApplyWithoutSession>().RunAsync(Wish with { Iin = Citizens.Anna.Iin }, new(Names, "astana-1", secret), House.Stop)).Value;
        Assert.Equal(Citizens.Anna.FullName, (await house.Get<FindByApplicant>().RunAsync(order.Number, secret, House.Stop)).Value.FullName);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Two_applications_for_one_number_end_neither_each_other_nor_the_persons_own(string store)
    {
        await using var house = await OpenAsync(store);
        _ = (await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna, House.Registrar, House.Stop)).Value;
        var own = (await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Value;
        var wish = Wish with { Iin = Citizens.Anna.Iin };
        var first = (await house.Get<ApplyWithoutSession>().RunAsync(wish, new(null, "astana-1", ApplicantSecret.Draw()), House.Stop)).Value;
        var second = (await house.Get<ApplyWithoutSession>().RunAsync(wish, new(null, "astana-1", ApplicantSecret.Draw()), House.Stop)).Value;
        foreach (var number in new[] { own.Number, first.Number, second.Number })
        {
            Assert.Equal(ApplicationState.Draft, (await house.Get<FindApplications>().ByNumberAsync(number, House.Stop)).Value.State);
        }
    }

    [Fact]
    public async Task Without_the_secret_it_is_not_found()
    {
        await using var house = await OpenAsync();
        var number = await HandInAsync(house, ApplicantSecret.Draw());
        foreach (var secret in new[] { ApplicantSecret.Draw(), ApplicantSecret.Of(""), ApplicantSecret.Of("ключ") })
        {
            Assert.Equal("application.not-found", (await house.Get<FindByApplicant>().RunAsync(number, secret, House.Stop)).Rejection!.Code);
        }
    }

    [Fact]
    public async Task An_application_of_the_cabinet_has_no_secret_that_opens_it()
    {
        await using var house = await OpenAsync();
        var citizen = await house.EnrolAsync(Citizens.Daniyar);
        Assert.True((await house.Get<FindByApplicant>().RunAsync(citizen.Application, ApplicantSecret.Of(""), House.Stop)).IsRefused);
    }

    [Theory]
    [InlineData("no-such", "centre.not-found")]
    [InlineData("closed-1", "centre.closed")]
    public async Task A_centre_where_nobody_waits_is_refused(string centre, string code)
    {
        await using var house = await OpenAsync();
        Assert.Equal(code, (await house.Get<ApplyWithoutSession>().RunAsync(Wish, new(Names, centre, ApplicantSecret.Draw()), House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task A_wrong_number_and_a_name_that_could_rewrite_an_act_are_refused()
    {
        await using var house = await OpenAsync();
        var apply = house.Get<ApplyWithoutSession>();
        Assert.Equal("iin.check-digit", (await apply.RunAsync(Wish with { Iin = "851231400210" }, new(Names, "astana-1", ApplicantSecret.Draw()), House.Stop)).Rejection!.Code);
        Assert.Equal("person.surname", (await apply.RunAsync(Wish, new(new("А\n-- tanba-act/1 --", "Б", null), "astana-1", ApplicantSecret.Draw()), House.Stop)).Rejection!.Code);
        Assert.Equal("apply.unknown-person", (await apply.RunAsync(Wish, new(null, "astana-1", ApplicantSecret.Draw()), House.Stop)).Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_registrar_who_has_seen_the_document_admits_the_person_as_the_application_names_them(string store)
    {
        await using var house = await OpenAsync(store);
        var number = await HandInAsync(house, ApplicantSecret.Draw());
        var admitted = await house.Database.InTransactionAsync(transaction => house.Get<AdmitApplicant>().InsideAsync(transaction, number, House.Registrar), House.Stop);
        Assert.Equal("АХМЕТОВА ЖАННА ЕРЛАНҚЫЗЫ", admitted.Value.FullName);
        Assert.Equal(admitted.Value, await house.Get<Registration.People.People>().FindAsync(Wish.Iin, House.Stop));

        // A second decision on the same person changes nothing.
        var again = await house.Database.InTransactionAsync(transaction => house.Get<AdmitApplicant>().InsideAsync(transaction, number, House.Registrar), House.Stop);
        Assert.Equal(admitted.Value, again.Value);
    }

    [Fact]
    public async Task Somebody_written_down_meanwhile_under_another_name_is_not_admitted()
    {
        await using var house = await OpenAsync();
        var number = await HandInAsync(house, ApplicantSecret.Draw());
        _ = (await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna with { Iin = Wish.Iin }, House.Registrar, House.Stop)).Value;
        var refused = await house.Database.InTransactionAsync(transaction => house.Get<AdmitApplicant>().InsideAsync(transaction, number, House.Registrar), House.Stop);
        Assert.Equal("admit.names-differ", refused.Rejection!.Code);
    }

    private static async Task<House> OpenAsync(string store = "sqlite")
    {
        var house = await House.OpenAsync(store);
        _ = (await house.Get<SaveCentre>().RunAsync(Offices.Of("astana-1", "Астана"), isNew: true, "admin", House.Stop)).Value;
        _ = (await house.Get<SaveCentre>().RunAsync(Offices.Of("closed-1", "Астана", isOpen: false), isNew: true, "admin", House.Stop)).Value;
        return house;
    }

    private static async Task<string> HandInAsync(House house, ApplicantSecret secret)
    {
        var order = (await house.Get<ApplyWithoutSession>().RunAsync(Wish, new(Names, "astana-1", secret), House.Stop)).Value;
        _ = (await house.Get<AttachRequests>().RunAsync(order.Number, Wish.Iin, House.Requests(house.Make(order)), House.Stop)).Value;
        _ = (await house.Get<HandIn>().RunAsync(order.Number, Wish.Iin, House.Stop)).Value;
        return order.Number;
    }
}
