using System.Diagnostics;

/// <summary>
/// Loaded into a real server through DOTNET_STARTUP_HOOKS: kills that server with SIGKILL when the activity named in
/// TANBA_TEST_KILL_AT ends for the first time; @FILE names a file that may name it later. The product knows nothing of it.
/// </summary>
#pragma warning disable CA1050, MA0047 // The runtime looks for this name outside any namespace.
internal static class StartupHook
#pragma warning restore CA1050, MA0047
{
    private static ActivityListener? listener;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("TANBA_TEST_KILL_AT") is not { Length: > 0 } step)
        {
            return;
        }

        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Tanba.", StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.OperationName == Named(step))
                {
                    Process.GetCurrentProcess().Kill();
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    private static string? Named(string step) => step[0] != '@' ? step : File.Exists(step[1..]) ? File.ReadAllText(step[1..]) : null;
}
