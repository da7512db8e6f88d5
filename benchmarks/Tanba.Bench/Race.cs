using System.Globalization;

namespace Tanba.Bench;

/// <summary>
/// The product beside other programs' code, by turns in one thread of one process: what a busy machine takes from one it takes
/// from the other. Rates are per CPU-second of one core; a ratio is the median over the turns, above 1 the product is faster.
/// </summary>
internal static class Race
{
    private const int Turns = 15;
    private const double Turn = 0.15;

    /// <param name="amount">What one run counts for, such as megabytes.</param>
    /// <param name="own">The product.</param>
    /// <param name="rivals">Who is beside it, and the ratio that is wanted, if one is.</param>
    public static void Run(string name, double amount, Action own, params (string Name, Action Work, double? Wanted)[] rivals)
    {
        // The first turns let the runtime compile.
        CpuClock.Rate(own, 0.5);
        foreach (var rival in rivals)
        {
            CpuClock.Rate(rival.Work, 0.1);
        }

        var turns = Enumerable.Range(0, Turns).Select(_ => (Own: CpuClock.Rate(own, Turn), Others: rivals.Select(rival => CpuClock.Rate(rival.Work, Turn)).ToArray())).ToList();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {Median(turns.Select(turn => turn.Own)) * amount,9:F0}"));
        for (var n = 0; n < rivals.Length; n++)
        {
            var ratio = Median(turns.Select(turn => turn.Own / turn.Others[n]));
            var aim = rivals[n].Wanted is { } floor ? string.Create(CultureInfo.InvariantCulture, $" ≥ {floor:F1} {(ratio >= floor ? "met" : "MISSED")}") : string.Empty;
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"   {rivals[n].Name} {Median(turns.Select(turn => turn.Others[n])) * amount:F0}, ratio {ratio:F2}{aim}"));
        }

        Console.WriteLine();
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Turns / 2);
}
