using Tanba.Bench.Crypto;
using Tanba.Bench.Fuzz;
using Tanba.Bench.Registers;
using Tanba.Bench.Verify;

// Each bench is one word and one class; a new one is one more line here.
var benches = new Dictionary<string, Func<string[], int>>(StringComparer.Ordinal)
{
    ["crypto"] = _ => CryptoBench.Run(),
    ["constant-time"] = _ => ConstantTimeBench.Run(),
    ["fuzz"] = _ => FuzzBench.Run(),
    ["registers"] = RegistersBench.Run,
    ["verify"] = _ => VerifyBench.Run(),
};

if (args is [var name, .. var rest] && benches.TryGetValue(name, out var bench))
{
    return bench(rest);
}

Console.Error.WriteLine($"Say which: {string.Join(", ", benches.Keys)}");
return 2;
