using Tanba.Agent.Consent;

namespace Tanba.Agent.Tests.Consent;

/// <summary>One question at a time, and nobody who leaves holds up the others.</summary>
public sealed class ConsentQueueTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly WaitingPerson person = new();
    private readonly ConsentQueue queue;

    public ConsentQueueTests() => queue = new ConsentQueue(person);

    public void Dispose()
    {
        queue.Dispose();
        person.Dispose();
    }

    [Fact]
    public async Task Questions_come_one_after_the_other_in_their_order()
    {
        var asked = Enumerable.Range(0, 5).Select(at => Ask($"https://{at}.example.kz", default)).ToList();
        for (var at = 0; at < asked.Count; at++)
        {
            await person.WaitForQuestionAsync();
            Assert.Equal(at + 1, person.Questions.Count);
            person.Path.SetResult($"/{at}");
            Assert.Equal($"/{at}", await asked[at].WaitAsync(Patience));
        }

        Assert.Equal(1, person.MostOpen);
    }

    [Fact]
    public async Task Who_leaves_while_waiting_is_never_asked()
    {
        using var gone = new CancellationTokenSource();
        var first = Ask("https://a.example.kz", default);
        await person.WaitForQuestionAsync();
        var second = Ask("https://b.example.kz", gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        person.Path.SetResult(null);
        Assert.Null(await first.WaitAsync(Patience));
        Assert.Equal(["https://a.example.kz"], person.Questions);
    }

    [Fact]
    public async Task Who_leaves_while_being_asked_makes_way_for_the_next()
    {
        using var gone = new CancellationTokenSource();
        var first = Ask("https://a.example.kz", gone.Token);
        await person.WaitForQuestionAsync();
        var second = Ask("https://b.example.kz", default);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await person.WaitForQuestionAsync();
        person.Path.SetResult("/b");
        Assert.Equal("/b", await second.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_window_that_fails_makes_way_for_the_next()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => queue.AskForNewPasswordAsync(new PasswordQuestion(WindowFixture.Asker, Purpose.InstallCertificates, WindowFixture.What), default));
        var next = Ask("https://a.example.kz", default);
        await person.WaitForQuestionAsync();
        person.Path.SetResult("/a");
        Assert.Equal("/a", await next.WaitAsync(Patience));
    }

    private Task<string?> Ask(string origin, CancellationToken stop) =>
        queue.AskForPathAsync(new PathQuestion(WindowFixture.Asker with { Origin = origin }, Purpose.ChooseFolder, WindowFixture.What, null, []), stop);
}
