using Tanba.Bench.Crypto;
using Tanba.Bench.Fuzz;

// Each bench is one word and one class; a new one is one more line here.
var benches = new Dictionary<string, Func<int>>(StringComparer.Ordinal)
{
    ["crypto"] = CryptoBench.Run,
    ["constant-time"] = ConstantTimeBench.Run,
    ["fuzz"] = FuzzBench.Run,
};

if (args is [var name] && benches.TryGetValue(name, out var bench))
{
    return bench();
}

Console.Error.WriteLine($"Say which: {string.Join(", ", benches.Keys)}");
return 2;
