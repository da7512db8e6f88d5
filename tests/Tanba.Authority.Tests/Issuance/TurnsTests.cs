using Tanba.Authority.Issuance;

namespace Tanba.Authority.Tests.Issuance;

public sealed class TurnsTests
{
    [Fact]
    public async Task Orders_of_one_key_take_turns()
    {
        using var turns = new Turns();
        var first = await turns.WaitAsync([1, 2], CancellationToken.None);
        var second = turns.WaitAsync([1, 2], CancellationToken.None);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task Orders_of_other_keys_need_not_wait()
    {
        using var turns = new Turns();
        using var first = await turns.WaitAsync([1], CancellationToken.None);
        using var second = await turns.WaitAsync([2], CancellationToken.None);
    }

    [Fact]
    public async Task Who_is_told_to_stop_waits_no_longer()
    {
        using var turns = new Turns();
        using var stop = new CancellationTokenSource();
        using var first = await turns.WaitAsync([1], CancellationToken.None);
        var second = turns.WaitAsync([1], stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }
}
