using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tanba.Registration.Jobs;

/// <summary>Something that is done at the start of the host and then again and again. A failure is logged; the next round comes all the same.</summary>
public sealed partial class Job(JobPlan plan, TimeProvider clock, ILogger<Job> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(plan.Every, clock);
        do
        {
            try
            {
                await plan.Work(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailure(failure, plan.Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job \"{Name}\" failed and will be tried again")]
    private partial void LogFailure(Exception failure, string name);
}
