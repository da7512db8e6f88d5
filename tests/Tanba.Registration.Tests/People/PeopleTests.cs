using Tanba.Authority.Audit;
using Tanba.Registration.People;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.People;

public sealed class PeopleTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private readonly Clock clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_person_is_found_as_saved(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var people = PeopleOf(test);
        await people.SaveAsync(Citizens.Daniyar, "registrar", Stop);
        await people.SaveAsync(Citizens.Anna with { WantsLetters = false, Email = null }, "registrar", Stop);

        Assert.Equal(Citizens.Daniyar, await people.FindAsync(Citizens.Daniyar.Iin, Stop));
        Assert.Equal(Citizens.Anna with { WantsLetters = false, Email = null }, await people.FindAsync(Citizens.Anna.Iin, Stop));
        Assert.Null(await people.FindAsync(Citizens.Aigerim.Iin, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Saving_again_changes_the_record_and_both_are_in_the_audit_log(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var people = PeopleOf(test);
        await people.SaveAsync(Citizens.Anna, "registrar", Stop);
        await people.SaveAsync(Citizens.Anna with { Language = "kk" }, Citizens.Anna.Iin, Stop);

        Assert.Equal("kk", (await people.FindAsync(Citizens.Anna.Iin, Stop))!.Language);
        Assert.Equal(2, (await new AuditLog(test.Database, clock).VerifyAsync(Stop)).Rows);
    }

    [Theory]
    [InlineData("900101300008", "iin.check-digit")]
    [InlineData("12345678901", "iin.shape")]
    public async Task A_wrong_number_is_refused(string iin, string code)
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        Assert.Equal(code, (await PeopleOf(test).SaveAsync(Citizens.Anna with { Iin = iin }, "registrar", Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task National_test_identities_pass_only_where_they_are_allowed()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        var identity = Citizens.Anna with { Iin = "123456789011" };
        Assert.True((await PeopleOf(test).SaveAsync(identity, "registrar", Stop)).IsRefused);
        Assert.False((await PeopleOf(test, allowTestIdentities: true).SaveAsync(identity, "registrar", Stop)).IsRefused);
    }

    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { "person.surname", "" },
        { "person.surname", "ОМАРОВ\n-- tanba-act/1 --" },
        { "person.surname", " ОМАРОВ" },
        { "person.surname", "ОМА\u202eРОВ" },
        { "person.surname", "ОМА\u2028РОВ" },
        { "person.surname", new string('А', 129) },
        { "person.email", "nobody" },
        { "person.email", "Anna <anna@example.kz>" },
        { "person.email", "анна@example.kz" },
        { "person.email", "a\n@example.kz" },
        { "person.language", "de" },
        { "person.region", "\t" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_would_spoil_a_certificate_or_an_act_is_refused(string code, string value)
    {
        var person = code switch
        {
            "person.surname" => Citizens.Anna with { Surname = value },
            "person.email" => Citizens.Anna with { Email = value },
            "person.language" => Citizens.Anna with { Language = value },
            _ => Citizens.Anna with { Region = value },
        };
        Assert.Equal(code, PersonRules.Check(person)!.Code);
    }

    [Theory]
    [InlineData(40, 23, true)]
    [InlineData(40, 24, false)]
    [InlineData(63, 1, false)]
    public void Surname_and_given_name_fit_into_a_common_name_together(int surname, int givenName, bool fit)
    {
        var person = Citizens.Anna with { Surname = new string('Ә', surname), GivenName = new string('І', givenName) };
        Assert.Equal(fit ? null : "person.common-name", PersonRules.Check(person)?.Code);
    }

    [Fact]
    public void Kazakh_names_and_double_names_are_fine()
    {
        Assert.Null(PersonRules.Check(Citizens.Aigerim with { Surname = "ӘБДІҚАДЫР-ҺӘКІМОВА" }));
        Assert.Null(PersonRules.Check(Citizens.Anna));
    }

    private Registration.People.People PeopleOf(TestDatabase test, bool allowTestIdentities = false) => new(
        test.Database,
        new AuditLog(test.Database, clock),
        new RegistrationOptions { AllowTestIdentities = allowTestIdentities },
        clock);
}
