using Tanba.Agent.State;

namespace Tanba.Agent.Tests.State;

public sealed class SettingsTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly AgentHome home;

    public SettingsTests() => home = new AgentHome(folder["home"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_own_phrase_is_drawn_once_and_kept()
    {
        var drawn = new Settings(home).Phrase;
        Assert.InRange(drawn, 0, Settings.Phrases - 1);
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(drawn, new Settings(home).Phrase));
    }

    [Fact]
    public void Different_people_mostly_have_different_phrases()
    {
        var drawn = Enumerable.Range(0, 30).Select(at => new Settings(new AgentHome(folder[$"home{at}"])).Phrase).Distinct();
        Assert.True(drawn.Count() > 5);
    }

    [Fact]
    public void The_person_may_write_a_phrase_of_their_own()
    {
        PrivateFile.Write(home.Settings, """{"phrase":3,"ownPhrase":" мой сурок "}"""u8);
        Assert.Equal("мой сурок", new Settings(home).OwnPhrase);
    }

    [Fact]
    public void The_last_directory_is_remembered_while_it_is_there()
    {
        var place = folder.Make("keys");
        new Settings(home).LastDirectory = place;
        Assert.Equal(place, new Settings(home).LastDirectory);
        Directory.Delete(place);
        Assert.Equal(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), new Settings(home).LastDirectory);
    }

    [Fact]
    public void Keys_are_looked_for_where_they_were_opened_when_the_last_folder_has_none()
    {
        var (keys, empty) = (folder.Make("keys"), folder.Make("empty"));
        new Settings(home).NoteKeys(Path.Combine(keys, "RSA256.p12"));
        new Settings(home).LastDirectory = empty;
        Assert.Equal((empty, keys), (new Settings(home).LastDirectory, new Settings(home).KeyDirectory));
        File.WriteAllText(Path.Combine(empty, "new.p12"), "");
        Assert.Equal(empty, new Settings(home).KeyDirectory);
        File.Delete(Path.Combine(empty, "new.p12"));
        Directory.Delete(keys);
        Assert.Equal(empty, new Settings(home).KeyDirectory);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"phrase":"x"}""")]
    [InlineData("""{"phrase":999999}""")]
    public void Spoilt_settings_do_not_keep_the_agent_from_starting(string text)
    {
        File.WriteAllText(home.Settings, text);
        Assert.InRange(new Settings(home).Phrase, 0, Settings.Phrases - 1);
    }

    [Fact]
    public void A_private_file_is_whole_and_for_its_owner_alone()
    {
        PrivateFile.Write(folder["a"], "one"u8);
        PrivateFile.Write(folder["a"], "two"u8);
        Assert.Equal("two", File.ReadAllText(folder["a"]));
        Assert.Single(Directory.GetFiles(folder.Path));
        Assert.True(OperatingSystem.IsWindows() || TestFolder.Mode(folder["a"]) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
