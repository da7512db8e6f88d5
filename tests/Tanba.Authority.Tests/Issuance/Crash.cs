using System.Diagnostics;

namespace Tanba.Authority.Tests.Issuance;

/// <summary>Breaks off an act where a step begins or ends, as a killed process would: nothing of the act runs afterwards.</summary>
internal sealed class Crash : IDisposable
{
    private readonly ActivityListener listener;

    /// <param name="step">The activity's name.</param>
    /// <param name="atEnd">At its end instead of its beginning.</param>
    public Crash(string step, bool atEnd)
    {
        // Other tests issue at the same time; only this flow is to break off.
        var flow = new AsyncLocal<bool> { Value = true };
        listener = new()
        {
            ShouldListenTo = source => source.Name == "Tanba.Authority",
            Sample = (ref _) => flow.Value ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStarted = activity => Break(!atEnd && flow.Value && activity.OperationName == step),
            ActivityStopped = activity => Break(atEnd && flow.Value && activity.OperationName == step),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    private static void Break(bool here)
    {
        if (here)
        {
            throw new CrashException();
        }
    }
}

/// <summary>The process is gone.</summary>
#pragma warning disable CA1032, CA1064 // Nobody else throws or catches it.
internal sealed class CrashException : Exception;
#pragma warning restore CA1032, CA1064
