using Tanba.Agent.Consent;
using Tanba.Agent.Consent.Window;

namespace Tanba.Agent.Tests.Consent.Window;

public sealed class PathDialogTests : IDisposable
{
    private readonly WindowFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_folder_is_found_step_by_step()
    {
        var deep = Directory.CreateDirectory(Path.Combine(fixture.Keys, "one", "two")).FullName;
        var dialog = Dialog(Purpose.ChooseFolder, null);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        var page = await visitor.PressAsync("go:" + Path.Combine(fixture.Keys, "one"));
        Assert.Contains("go:" + deep, WindowVisitor.Buttons(page));
        Assert.Contains("go:" + fixture.Keys, WindowVisitor.Buttons(page));
        await visitor.PressAsync("go:" + deep);
        await visitor.PressAsync("accept");
        Assert.Equal(deep, await dialog.Answer);
    }

    [Fact]
    public async Task A_path_may_be_typed()
    {
        var dialog = Dialog(Purpose.ChooseFile, null);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        await visitor.PressAsync("typed", ("path", $"  {fixture.SignFile} "));
        Assert.Equal(fixture.SignFile, await dialog.Answer);
    }

    [Fact]
    public async Task A_proposed_folder_is_shown_with_the_button_of_the_act()
    {
        var dialog = Dialog(Purpose.GenerateKeys, fixture.Keys);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        var page = await visitor.EnterAsync();
        Assert.Contains(fixture.Keys, page, StringComparison.Ordinal);
        Assert.Contains(">Создать ключи</button>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("typed", WindowVisitor.Buttons(page));
        await visitor.PressAsync("accept");
        Assert.Equal(fixture.Keys, await dialog.Answer);
    }

    [Fact]
    public async Task The_person_may_choose_another_folder_than_the_page()
    {
        var other = fixture.Folder.Make("other");
        var dialog = Dialog(Purpose.GenerateKeys, fixture.Keys);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        Assert.Contains("typed", WindowVisitor.Buttons(await visitor.PressAsync("other")));
        await visitor.PressAsync("typed", ("path", other));
        await visitor.PressAsync("accept");
        Assert.Equal(other, await dialog.Answer);
    }

    [Fact]
    public async Task A_proposed_folder_that_is_not_there_leads_to_the_chooser()
    {
        var dialog = Dialog(Purpose.FindPending, "/no/such/folder");
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        var page = await visitor.EnterAsync();
        Assert.Contains("typed", WindowVisitor.Buttons(page));
        Assert.Contains(fixture.Keys, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_in_a_chooser_of_folders_are_names_and_no_buttons()
    {
        File.WriteAllText(Path.Combine(fixture.Keys, "402177350186_0011223344556677.tanba-key"), "");
        var dialog = Dialog(Purpose.FindPending, null, ".tanba-key");
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        var page = await visitor.EnterAsync();
        Assert.Contains("<li>402177350186_0011223344556677.tanba-key</li>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("RSA256.p12", page, StringComparison.Ordinal);
        Assert.DoesNotContain(WindowVisitor.Buttons(page), button => button.StartsWith("pick:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//server/share")]
    [InlineData(@"\\server\share")]
    [InlineData("relative/path")]
    [InlineData("")]
    public async Task Paths_elsewhere_are_complained_about(string path)
    {
        var dialog = Dialog(Purpose.ChooseFolder, null);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        Assert.Contains("govuk-error-summary", await visitor.PressAsync("typed", ("path", path)), StringComparison.Ordinal);
        Assert.False(dialog.Finished.IsCompleted);
    }

    [Fact]
    public async Task Hidden_entries_are_not_listed()
    {
        Directory.CreateDirectory(Path.Combine(fixture.Keys, ".hidden"));
        var dialog = Dialog(Purpose.ChooseFolder, null);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        Assert.DoesNotContain(".hidden", await visitor.EnterAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_very_many_entries_says_that_not_all_are_shown()
    {
        for (var at = 0; at < 310; at++)
        {
            Directory.CreateDirectory(Path.Combine(fixture.Keys, $"d{at}"));
        }

        var dialog = Dialog(Purpose.ChooseFolder, null);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        Assert.Contains("Показано не всё", await visitor.EnterAsync(), StringComparison.Ordinal);
    }

    private PathDialog Dialog(Purpose purpose, string? path, params string[] suffixes) => new(new PathQuestion(WindowFixture.Asker, purpose, WindowFixture.What, path, suffixes), fixture.Keys);
}
