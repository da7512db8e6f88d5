using Microsoft.Extensions.Logging.Abstractions;
using Tanba.Registration.Jobs;

namespace Tanba.Registration.Tests.Jobs;

public sealed class JobTests
{
    [Fact]
    public async Task A_job_begins_at_once_and_a_failure_does_not_end_it()
    {
        var rounds = 0;
        var third = new TaskCompletionSource();
        using var job = JobOf(
            TimeSpan.FromMilliseconds(5),
            _ =>
            {
                if (++rounds == 3)
                {
                    third.TrySetResult();
                }

                return rounds == 1 ? throw new TimeoutException("the first round fails") : Task.CompletedTask;
            });

        await job.StartAsync(CancellationToken.None);
        await third.Task.WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        await job.StopAsync(CancellationToken.None);
        Assert.True(rounds >= 3);
    }

    [Fact]
    public async Task A_job_that_is_told_to_stop_stops()
    {
        using var job = JobOf(TimeSpan.FromHours(1), stop => Task.Delay(Timeout.Infinite, stop));
        await job.StartAsync(CancellationToken.None);
        await job.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
    }

    private static Job JobOf(TimeSpan every, Func<CancellationToken, Task> work) => new(new("test", every, work), TimeProvider.System, NullLogger<Job>.Instance);
}
