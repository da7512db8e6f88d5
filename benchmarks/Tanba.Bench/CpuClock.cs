using System.Runtime.InteropServices;

namespace Tanba.Bench;

/// <summary>Seconds of CPU that this thread has used: what a busy neighbour does not change much.</summary>
internal static partial class CpuClock
{
    private const int ThreadCpuTime = 3;

    public static double Seconds
    {
        get
        {
            _ = clock_gettime(ThreadCpuTime, out var time);
            return time.Seconds + (time.Nanoseconds * 1e-9);
        }
    }

    /// <summary>Runs the work so often that it takes about <paramref name="atLeast"/> seconds; gives times per CPU-second.</summary>
    public static double Rate(Action work, double atLeast)
    {
        var (start, count) = (Seconds, 0);
        double used;
        do
        {
            work();
            count++;
            used = Seconds - start;
        }
        while (used < atLeast);
        return count / used;
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
