namespace Tanba.Registration.Jobs;

/// <summary>What a job does, and how often.</summary>
/// <param name="Name">For the log.</param>
public sealed record JobPlan(string Name, TimeSpan Every, Func<CancellationToken, Task> Work);
