using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Tanba.Keys;

namespace Tanba.Pki.Tests.Algorithms.Gost;

/// <summary>
/// The machine code that the runtime makes of the arithmetic with secrets: the numbers of the field and the sums of points have no
/// conditional jump at all; where there are loops, they only run back over public counts.
/// </summary>
public partial class ConstantTimeTests
{
    [Fact]
    public async Task The_arithmetic_with_secrets_compiles_to_code_without_conditional_jumps()
    {
        var listings = await CompileAsync("*.Field512:Multiply *.Field512:Square *.Field512:Add *.Field512:Subtract *.Field512:Carry *.Field256:Multiply *.Field256:Square *.Field256:Add *.Field256:Subtract *.Field256:Carry *CurvePoints*:Add *CurvePoints*:Finish");
        string[] wanted = ["Field512:Multiply", "Field512:Square", "Field512:Subtract", "Field256:Multiply", "Field256:Square", "CurvePoints`1[Tanba.Pki.Algorithms.Gost.Field512]:Add"];
        Assert.All(wanted, name => Assert.Contains(listings, listing => listing.Contains(name, StringComparison.Ordinal)));
        Assert.All(listings, listing => Assert.Contains("(FullOpts)", listing.Split('\n')[0], StringComparison.Ordinal));
        Assert.All(listings, listing => Assert.Empty(ConditionalJump().Matches(listing).Select(jump => jump.Value)));
    }

    [Fact]
    public async Task Choosing_and_looking_up_only_jump_to_run_a_loop_again_or_to_refuse_a_bound()
    {
        var listings = await CompileAsync("*.Multiword:Choose *.Multiword:Subtract *.Multiword:ZeroMask *BasePointTable*:Secret *.ScalarField:Montgomery *.ScalarField:AddProduct *.ScalarField:Reduce *.ScalarField:SumOfProducts *.ScalarField:Negate *.Multiword:Add *.PrimeFields:SubtractPrime *PrimeCurve*:Digit *PrimeCurve*:NegateIf");
        Assert.All(["Multiword:Choose", "BasePointTable`1[Tanba.Pki.Algorithms.Gost.Field512]:Secret", "ScalarField:Montgomery"], name => Assert.Contains(listings, listing => listing.Contains(name, StringComparison.Ordinal)));

        // Counters and lengths are 32 bits wide, limbs and masks 64: no jump hangs on 64 bits, but for the check of the stack's guard and, in
        // the field of scalars and the last subtraction, of whether its array is there and how much stack is asked for.
        Assert.All(listings, listing => Assert.All(WideDecision().Matches(listing).Select(jump => jump.Value), jump => Assert.True(
            jump.Contains("[rbp", StringComparison.Ordinal) || (LooksAtReferences(listing) && jump.TrimStart().StartsWith("test", StringComparison.Ordinal)), jump)));
    }

    [Fact]
    public void Every_kind_signs_once() // in the child process too, whose code is listed
    {
        foreach (var kind in new[] { "gost512", "gost2004", "gost256" })
        {
            using var key = SoftwareKey.Generate(kind);
            Assert.NotEmpty(key.Sign("message"u8));
        }
    }

    private static bool LooksAtReferences(string listing) => listing.Split('\n')[0] is var name &&
        (name.Contains("ScalarField:", StringComparison.Ordinal) || name.Contains("PrimeFields:SubtractPrime", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<string>> CompileAsync(string methods)
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "skipped: the listing is read for x86-64 alone");
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["-noLogo", "-method", $"*{nameof(Every_kind_signs_once)}"]) { UseShellExecute = false, RedirectStandardOutput = true };
            start.Environment["DOTNET_JitDisasm"] = methods;
            start.Environment["DOTNET_JitStdOutFile"] = file;
            start.Environment["DOTNET_ReadyToRun"] = "0";
            using var child = Process.Start(start)!;
            var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(child.ExitCode == 0, output);
            return (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split("; Assembly listing for method", StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Not the loop at the head of a method that clears its locals: "-5 instr".
    [GeneratedRegex(@"^\s+j(?!mp)[a-z]+ (?!.*instr).*$", RegexOptions.Multiline)]
    private static partial Regex ConditionalJump();

    [GeneratedRegex(@"^\s+(?:test|cmp)\s+(?:r(?:[a-ds][ipx]|[0-9]+), .*|qword ptr.*)\n\s+j(?!mp)[a-z]+ .*$", RegexOptions.Multiline)]
    private static partial Regex WideDecision();
}
