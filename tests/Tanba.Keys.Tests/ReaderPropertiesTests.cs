using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Tanba.Tests.Fuzz;

namespace Tanba.Keys.Tests;

/// <summary>
/// Properties of the readers of PKCS#12, JKS and PKCS#8: whatever the octets are, they open or are refused by name, within a second
/// and in bounded memory. <c>./bench fuzz</c> looks a million times.
/// </summary>
public sealed class ReaderPropertiesTests : IDisposable
{
    private static readonly IReadOnlyList<FuzzTarget> Targets = KeyFileTargets.All();

    private readonly KeyFolder folder = new();

    public static TheoryData<string> Names => [.. Targets.Select(target => target.Name)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void An_unchanged_file_opens(string name) => Assert.Null(Read(name, Target(name).Valid));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_changed_file_opens_or_is_refused_by_name(string name) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed => IsGood(name, new Mutation((ulong)seed).Of(Target(name).Valid))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_octets_open_or_are_refused_by_name(string name) => Prop.ForAll(
        Gen.Choose(0, 255).Select(octet => (byte)octet).ArrayOf().ToArbitrary(),
        octets => IsGood(name, octets) && IsGood(name, [.. Target(name).Valid.AsSpan(0, Math.Min(12, Target(name).Valid.Length)), .. octets])).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_breaks_off_is_refused_wherever(string name)
    {
        var valid = Target(name).Valid;
        for (var length = 0; length < valid.Length; length++)
        {
            Assert.NotNull(Read(name, valid[..length]));
        }
    }

    [Fact]
    public void Nothing_is_held_after_a_thousand_files()
    {
        var target = Targets[0];
        for (var n = 0; n < 1000; n++)
        {
            Read(target.Name, new Mutation((ulong)n).Of(target.Valid));
        }

        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var n = 0; n < 1000; n++)
        {
            Read(target.Name, new Mutation((ulong)n).Of(target.Valid));
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4 * 1024 * 1024);
    }

    [Fact]
    public void Keytool_reads_the_store_that_the_tests_make()
    {
        var target = Target("JKS");
        folder.Put("made.jks", JksMaking.Seal(JksMaking.Content("kilt", "Demo2026", TestPki.PersonKey.ExportPkcs8(), TestPki.Leaf.Encoded.ToArray()), "Demo2026"));
        Assert.Contains("kilt", folder.Run(ForeignTool.Keytool, "-list", "-keystore", "made.jks", "-storetype", "JKS", "-storepass", "Demo2026"), StringComparison.Ordinal);
        folder.Run(ForeignTool.Keytool, "-importkeystore", "-srckeystore", "made.jks", "-srcstorepass", "Demo2026", "-destkeystore", "made.p12", "-deststoretype", "PKCS12", "-deststorepass", "Demo2026");
        using var key = KeyFolder.OpensAsThePersons(folder.Read("made.p12"), "Demo2026");
        Assert.StartsWith("FEEDFEED", Convert.ToHexString(target.Valid), StringComparison.Ordinal);
    }

    private static FuzzTarget Target(string name) => Targets.Single(target => target.Name == name);

    private static string? Read(string name, byte[] octets) => Target(name).Read(Target(name).Wrap(octets))?.Code;

    private static bool IsGood(string name, byte[] octets)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var code = Read(name, octets);
        var isSmall = GC.GetAllocatedBytesForCurrentThread() - before < 8 * 1024 * 1024;

        // The machine may have been busy with something else: only what is slow twice is slow.
        return (code is null || code.Contains('.', StringComparison.Ordinal)) && isSmall && (IsQuick(name, octets) || IsQuick(name, octets));
    }

    private static bool IsQuick(string name, byte[] octets)
    {
        var clock = Stopwatch.StartNew();
        Read(name, octets);
        return clock.Elapsed < TimeSpan.FromSeconds(1);
    }
}
