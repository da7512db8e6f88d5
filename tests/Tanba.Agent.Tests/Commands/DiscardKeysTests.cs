namespace Tanba.Agent.Tests.Commands;

/// <summary>An application that is given up leaves no keys behind, and no page reaches keys that are not its own.</summary>
public sealed class DiscardKeysTests
{
    private const string Folder = """{"path":"/home/citizen/keys"}""";
    private const string Other = "111111111111";

    [Fact]
    public async Task The_keys_go_from_wherever_the_person_had_them_put()
    {
        await using var agent = await RunningAgent.ScriptedAsync("""{"path":"/home/citizen"}""");
        using var page = await agent.GreetedAsync();
        await page.CallGenerateAsync(agent.Keys);
        Assert.Equal(2, Waiting(agent.InFolder("")).Length);
        Assert.Equal(2, (int)(await page.DiscardAsync())["body"]!["result"]!["discarded"]!);
        Assert.Empty(Waiting(agent.InFolder("")));
        Assert.Equal(2, Directory.GetFiles(agent.Keys, "*.p12").Length);
    }

    [Fact]
    public async Task Keys_of_several_tries_of_one_application_go_together()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, Folder);
        using var page = await agent.GreetedAsync();
        await page.GenerateAsync();
        await page.GenerateAsync();
        Assert.Equal(4, (int)(await page.DiscardAsync())["body"]!["result"]!["discarded"]!);
        Assert.Empty(Waiting(agent.Keys));
    }

    [Fact]
    public async Task Another_connection_of_the_same_page_discards_nothing()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder);
        using var page = await agent.GreetedAsync();
        await page.GenerateAsync();
        using var other = await agent.GreetedAsync();
        Assert.Equal("NOT_ALLOWED", (string)(await other.DiscardAsync())["code"]!);
        Assert.Equal(2, Waiting(agent.Keys).Length);
        Assert.True((bool)(await page.DiscardAsync())["status"]!);
    }

    [Fact]
    public async Task The_keys_of_one_application_do_not_go_with_those_of_another()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, Folder);
        using var page = await agent.GreetedAsync();
        await page.GenerateAsync();
        await page.GenerateForAsync(Other, "");
        Assert.Equal(2, (int)(await page.DiscardAsync(Other))["body"]!["result"]!["discarded"]!);
        Assert.All(Waiting(agent.Keys), file => Assert.StartsWith(EnrolmentCalls.Number, Path.GetFileName(file), StringComparison.Ordinal));
        Assert.Equal("NOT_ALLOWED", (string)(await page.DiscardAsync(Other))["code"]!);
    }

    [Fact]
    public async Task A_connection_that_ends_leaves_the_keys_because_the_application_may_have_been_handed_in()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, Folder);
        using (var page = await agent.GreetedAsync())
        {
            await page.GenerateAsync();
        }

        using var later = await agent.GreetedAsync();
        Assert.Equal(2, (await later.FindAsync())["body"]!["result"]!["keys"]!.AsArray().Count);
    }

    [Fact]
    public async Task Keys_that_were_installed_meanwhile_are_not_touched()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, """{"password":"Demo2027"}""");
        using var page = await agent.GreetedAsync();
        await page.InstallAsync(agent.Keys, EnrolmentCalls.Certify(await page.GenerateAsync()));
        Assert.Equal(0, (int)(await page.DiscardAsync())["body"]!["result"]!["discarded"]!);
        Assert.Equal(4, Directory.GetFiles(agent.Keys, "*.p12").Length);
    }

    [Fact]
    public async Task A_file_that_cannot_be_deleted_is_named_and_may_be_tried_again()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder);
        using var page = await agent.GreetedAsync();
        await page.GenerateAsync();
        var stuck = Waiting(agent.Keys)[0];
        File.Delete(stuck);
        Directory.CreateDirectory(stuck);
        var refused = await page.DiscardAsync();
        Assert.Equal("FAILED", (string)refused["code"]!);
        Assert.Contains(stuck, (string)refused["message"]!, StringComparison.Ordinal);
        Directory.Delete(stuck);
        Assert.True((bool)(await page.DiscardAsync())["status"]!);
        Assert.Empty(Waiting(agent.Keys));
    }

    [Theory]
    [InlineData("kk", "Агент тек осы бет")]
    [InlineData("ru", "Агент удаляет только те ключи")]
    [InlineData("en", "The agent deletes only the keys")]
    public async Task A_page_without_keys_is_told_so_in_the_language_of_the_person(string locale, string words)
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        Assert.StartsWith(words, (string)(await page.DiscardAsync(locale: locale))["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("../402177350186")]
    public async Task A_number_that_is_none_reaches_no_file(string number)
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder);
        using var page = await agent.GreetedAsync();
        await page.GenerateAsync();
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.DiscardAsync(number))["code"]!);
        Assert.Equal(2, Waiting(agent.Keys).Length);
    }

    private static string[] Waiting(string folder) => Directory.GetFiles(folder, "*.tanba-key");
}
