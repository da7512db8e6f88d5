using Tanba.Tests.Fuzz;

namespace Tanba.Bench.Fuzz;

/// <summary>What became of the inputs of one reader.</summary>
internal sealed class FuzzTally(FuzzTarget target)
{
    public FuzzTarget Target => target;

    public int Count { get; private set; }

    public Dictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

    public List<string> Failures { get; } = [];

    public TimeSpan Slowest { get; private set; }

    public void Add(string outcome, TimeSpan took)
    {
        Count++;
        Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
        Slowest = took > Slowest ? took : Slowest;
    }
}
