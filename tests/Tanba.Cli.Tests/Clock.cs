namespace Tanba.Cli.Tests;

/// <summary>A clock that stands until a test moves it.</summary>
internal sealed class Clock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
