namespace Tanba.Cli.Tests.Operations;

public sealed class PersonAddTests(SmallHouse house) : IClassFixture<SmallHouse>
{
    private static readonly Dictionary<string, string> Saule = new(StringComparer.Ordinal)
    {
        ["--iin"] = "750715400029",
        ["--surname"] = "АХМЕТОВА",
        ["--given-name"] = "САУЛЕ",
        ["--region"] = "Астана",
        ["--locality"] = "Астана",
    };

    [Fact]
    public async Task A_person_is_written_down_as_given()
    {
        var answer = (await AddAsync(("--iin", "851231450018"), ("--patronymic", "МАРАТҚЫЗЫ"), ("--email", "saule@example.kz"), ("--language", "ru"))).Done();
        Assert.Equal("851231450018 АХМЕТОВА САУЛЕ МАРАТҚЫЗЫ", answer.Output.Trim());
        Assert.Equal(
            "АХМЕТОВА|САУЛЕ|МАРАТҚЫЗЫ|saule@example.kz|Астана|ru|1",
            house.Ask("SELECT surname || '|' || given_name || '|' || patronymic || '|' || email || '|' || region || '|' || language || '|' || wants_letters FROM people WHERE iin = '851231450018'"));
        Assert.Equal("person.save", house.Ask("SELECT act FROM audit WHERE subject = '851231450018'"));
        Assert.StartsWith("tanba (", house.Ask("SELECT by_whom FROM audit WHERE subject = '851231450018'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_no_letters_gets_none_and_Kazakh_is_the_language_when_none_is_said()
    {
        (await TanbaProgram.RunAsync([.. Arguments(("--iin", "900101300007")), "--no-letters"])).Done();
        Assert.Equal("kk|0", house.Ask("SELECT language || '|' || wants_letters FROM people WHERE iin = '900101300007'"));
        Assert.Equal("", house.Ask("SELECT coalesce(email, '') FROM people WHERE iin = '900101300007'"));
    }

    public static TheoryData<string, string, string> Wrong { get; } = new()
    {
        { "--iin", "750715400028", "iin.check-digit" },
        { "--iin", "751315400029", "iin." },
        { "--iin", "75071540002９", "iin.shape" },
        { "--surname", "", "person.surname" },
        { "--surname", new string('А', 60), "person.common-name" },
        { "--given-name", " САУЛЕ", "person.given-name" },
        { "--patronymic", " ", "person.patronymic" },
        { "--email", "saule", "person.email" },
        { "--email", "сауле@example.kz", "person.email" },
        { "--region", "", "person.region" },
        { "--locality", "Астана\n-- tanba-act/1 --", "person.locality" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_stand_in_a_certificate_is_refused_and_nobody_is_written_down(string option, string value, string code)
    {
        Assert.Empty((await AddAsync((option, value))).Refused(code).Output);
        Assert.Equal("0", house.Ask("SELECT COUNT(*) FROM people WHERE iin LIKE '75%'"));
    }

    [Theory]
    [InlineData("--iin")]
    [InlineData("--surname")]
    [InlineData("--given-name")]
    [InlineData("--region")]
    [InlineData("--locality")]
    public async Task What_is_needed_and_not_said_is_wrong_use(string option)
    {
        var answer = await TanbaProgram.RunAsync(["person", "add", "--config", house.Settings, .. Saule.Where(pair => pair.Key != option).SelectMany(pair => new[] { pair.Key, pair.Value })]);
        Assert.Equal(2, answer.Code);
        Assert.Contains(option, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_there_is_not_is_wrong_use() => Assert.Equal(2, (await AddAsync(("--language", "de"))).Code);

    private static string[] Arguments(string settings, params (string Option, string Value)[] changes)
    {
        var all = new Dictionary<string, string>(Saule, StringComparer.Ordinal);
        foreach (var (option, value) in changes)
        {
            all[option] = value;
        }

        return ["person", "add", "--config", settings, .. all.SelectMany(pair => new[] { pair.Key, pair.Value })];
    }

    private string[] Arguments(params (string Option, string Value)[] changes) => Arguments(house.Settings, changes);

    private Task<Answer> AddAsync(params (string Option, string Value)[] changes) => TanbaProgram.RunAsync(Arguments(changes));
}
