using System.Diagnostics;
using System.Globalization;
using Tanba.Tests.Fuzz;

namespace Tanba.Bench.Fuzz;

/// <summary>
/// Mutated and random inputs to every reader of key files, PKIX and signed documents: a million, or as many as <c>TANBA_FUZZ_COUNT</c> says, beginning at
/// <c>TANBA_FUZZ_SEED</c>. An input is good when it opens or is refused by name, within a second and in 8 MiB. A bad one is
/// printed in Base64: the keys are made anew in every run, so that its seed alone would not make it again.
/// </summary>
internal static class FuzzBench
{
    private const int Most = 1_000_000;
    private const long MostMemory = 8 * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public static int Run()
    {
        var (count, first) = (Number("TANBA_FUZZ_COUNT", Most), Number("TANBA_FUZZ_SEED", 1));
        var tallies = KeyFileTargets.All().Concat(PkixTargets.All()).Concat(DocumentTargets.All()).Select(target => new FuzzTally(target)).ToList();
        var clock = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var n = 0; n < count; n++)
        {
            Try(tallies[n % tallies.Count], first + n);
        }

        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Report(tallies);
        var failures = tallies.Sum(tally => tally.Failures.Count);
        var slowest = tallies.MaxBy(tally => tally.Slowest)!;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} inputs in {clock.Elapsed.TotalSeconds:F0} s ({cpu.TotalSeconds:F0} s of CPU), failures: {failures}, slowest {slowest.Slowest.TotalMilliseconds:F1} ms ({slowest.Target.Name}), peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"));
        return failures == 0 ? 0 : 1;
    }

    private static void Try(FuzzTally tally, int seed)
    {
        var mutation = new Mutation((ulong)seed);

        // One in eight has no form at all; the others are almost right.
        var changed = mutation.Next(8) == 0 ? mutation.Noise(2048) : mutation.Of(tally.Target.Valid);
        var input = tally.Target.Wrap(changed);
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            var refused = tally.Target.Read(input);
            tally.Add(refused?.Code ?? "opened", clock.Elapsed);
            if (clock.Elapsed > Longest && Again(tally.Target, input) > Longest)
            {
                tally.Failures.Add($"{clock.Elapsed.TotalSeconds:F1} s: {Convert.ToBase64String(input)}");
            }

            if (GC.GetAllocatedBytesForCurrentThread() - before is > MostMemory and var memory)
            {
                tally.Failures.Add($"{memory >> 20} MiB: {Convert.ToBase64String(input)}");
            }
        }
#pragma warning disable CA1031 // Every exception is a find.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            tally.Failures.Add($"{thrown.GetType().Name} {thrown.Message}: {Convert.ToBase64String(input)}");
        }
    }

    /// <summary>The machine may have been busy with something else: only what is slow twice is slow.</summary>
    private static TimeSpan Again(FuzzTarget target, byte[] input)
    {
        var clock = Stopwatch.StartNew();
        target.Read(input);
        return clock.Elapsed;
    }

    private static void Report(IEnumerable<FuzzTally> tallies)
    {
        foreach (var tally in tallies)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tally.Target.Name}: {tally.Count} inputs, slowest {tally.Slowest.TotalMilliseconds:F1} ms"));
            Console.WriteLine("  " + string.Join(", ", tally.Outcomes.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}")));
            foreach (var failure in tally.Failures.Take(20))
            {
                Console.WriteLine($"  FAILED {failure}");
            }
        }
    }

    private static int Number(string name, int normal) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : normal;
}
