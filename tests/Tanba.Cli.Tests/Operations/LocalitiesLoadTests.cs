namespace Tanba.Cli.Tests.Operations;

public sealed class LocalitiesLoadTests(SmallHouse house) : IClassFixture<SmallHouse>, IDisposable
{
    private const string Header = "kato,kato_version,level,type_code,name_ru,name_kk\n";
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task The_classifier_is_loaded_and_it_is_said_what_changed()
    {
        var answer = (await LoadAsync(Header + "710000000,v,oblast,1,г.Астана,Астана қ.\n")).Done();
        Assert.Matches("^1 rows: [01] added, 0 changed, [01] removed\\.$", answer.Output.Trim());
        Assert.Equal("Астана", house.Ask("SELECT name_ru FROM localities WHERE code = '710000000'"));
        Assert.Equal("1 rows: 0 added, 1 changed, 0 removed.", (await LoadAsync(Header + "710000000,v,oblast,1,г.Астана,Астана қаласы\n")).Done().Output.Trim());
    }

    [Theory]
    [InlineData("name;code\n", "localities.file")]
    [InlineData(Header + "1,v,oblast,1,г.Астана,Астана қ.\n", "Line 2")]
    [InlineData(Header + "103230100,v,settlement,2,с.Карааул,Қараауыл а.\n", "no such oblast")]
    public async Task A_file_that_is_not_the_classifier_is_refused(string content, string why) => (await LoadAsync(content)).Refused(why);

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        (await TanbaProgram.RunAsync("localities", "load", "/no/such/file.csv", "--config", house.Settings)).Refused("There is no file");

    private async Task<Answer> LoadAsync(string content)
    {
        await File.WriteAllTextAsync(file, content);
        return await TanbaProgram.RunAsync("localities", "load", file, "--config", house.Settings);
    }
}
