using Tanba.Agent.State;

namespace Tanba.Agent.Tests.State;

public sealed class AgentHomeTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_is_made_for_its_owner_alone_with_every_folder_on_the_way()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: Windows has no file modes");
        Assert.Equal(OwnerOnly, TestFolder.Mode(new AgentHome(folder["a/b/home"]).Directory));
    }

    [Fact]
    public void A_home_that_was_open_to_others_is_closed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: Windows has no file modes");
        Tool.Run("chmod", "755", folder.Make("home"));
        Assert.Equal(OwnerOnly, TestFolder.Mode(new AgentHome(folder["home"]).Directory));
    }

    [Fact]
    public void Every_file_of_the_agent_is_inside_and_has_a_place_of_its_own()
    {
        var home = new AgentHome(folder["home"]);
        string[] places = [home.LocalAuthorityCertificate, home.LocalAuthorityKey, home.LeafCertificate, home.LeafKey, home.Settings, home.WrappingSecret, home.BrowserProfile];
        Assert.Equal(places.Length, places.Distinct(StringComparer.Ordinal).Count());
        Assert.All(places, place => Assert.Equal(home.Directory, Path.GetDirectoryName(place)));
    }

    [Fact]
    public void A_private_file_that_cannot_be_put_in_place_leaves_the_old_one()
    {
        PrivateFile.Write(folder["kept"], "old"u8);
        Assert.ThrowsAny<IOException>(() => PrivateFile.Write(folder["no/such/folder/file"], "new"u8));
        Assert.Equal("old", File.ReadAllText(folder["kept"]));
        Assert.Equal([folder["kept"]], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Nothing_of_a_conversation_is_kept_but_the_last_folder()
    {
        await using var agent = await RunningAgent.ScriptedAsync("""{"path":"/home/citizen/keys/RSA256.p12","password":"Demo2026"}""");
        using var page = await agent.GreetedAsync();
        await page.CallAsync("tanba.enrolment", "sign", new { storage = "PKCS12", purpose = "sign", text = "a letter of love", locale = "en" });
        var kept = string.Concat(Directory.EnumerateFiles(agent.Home).Select(File.ReadAllText));
        Assert.Contains(agent.Keys, kept, StringComparison.Ordinal);
        Assert.All(new[] { Citizen.Password, "a letter of love", RunningAgent.Portal, "900101300007" }, word => Assert.DoesNotContain(word, kept, StringComparison.Ordinal));
    }
}
