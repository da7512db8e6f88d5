using Tanba.Agent.State;
using Tanba.Agent.Trust;

namespace Tanba.Agent.Tests.Trust;

public sealed class TrustWorkTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly StringWriter output = new();

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
    }

    [Theory]
    [InlineData("install", TrustState.Trusted, TrustState.Trusted, 0)]
    [InlineData("install", TrustState.Trusted, TrustState.Failed, 1)]
    [InlineData("status", TrustState.Trusted, TrustState.NotTrusted, 1)]
    [InlineData("remove", TrustState.NotTrusted, TrustState.NotTrusted, 0)]
    [InlineData("remove", TrustState.NotTrusted, TrustState.Trusted, 1)]
    public async Task One_place_that_is_not_as_wanted_fails_the_whole(string verb, TrustState first, TrustState second, int code) =>
        Assert.Equal(code, await new TrustWork([Place("one", first), Place("two", second)], output).RunAsync(verb, default));

    [Fact]
    public async Task A_place_that_fails_does_not_keep_the_others_from_their_turn()
    {
        await new TrustWork([Place("one", TrustState.Failed), Place("two", TrustState.Trusted)], output).RunAsync("install", default);
        Assert.Equal(["failed      one – why", "trusted     two – why"], output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_database_that_is_no_database_is_reported_and_not_thrown()
    {
        var home = new AgentHome(folder["home"]);
        new LocalAuthority(home, TimeProvider.System).Certificate().Dispose();
        folder.Write("nssdb/cert9.db", "no database");
        var place = new NssPlace(folder["nssdb"], home.LocalAuthorityCertificate, "Tanba Agent local CA").Place;
        Assert.NotEqual(TrustState.Trusted, (await place.Status(default)).State);
        var report = await place.Install(default);
        Assert.Equal(TrustState.Failed, report.State);
        Assert.NotEmpty(report.Detail);
    }

    [Fact]
    public async Task A_tool_is_told_its_arguments_apart_and_heard_on_both_channels()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: a shell of Unix");
        var run = await ToolRun.OfAsync("sh", ["-c", "echo \"$1\"; echo complaint >&2; exit 3", "sh", "a b;c"], default);
        Assert.Equal((3, "a b;c\ncomplaint"), (run.ExitCode, run.Output));
        Assert.False(run.Worked || run.IsMissing);
    }

    private static TrustPlace Place(string name, TrustState state)
    {
        Task<TrustReport> Report(CancellationToken stop) => Task.FromResult(new TrustReport(name, state, "why"));
        return new TrustPlace(name, Report, Report, Report);
    }
}
