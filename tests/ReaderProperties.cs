using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Tanba.Tests.Fuzz;

namespace Tanba.Tests;

/// <summary>
/// What holds of every reader of strangers' octets: whatever they are, they are read or refused by name, within a second and in
/// bounded memory. <c>./bench fuzz</c> looks a million times.
/// </summary>
internal static class ReaderProperties
{
    public static void ChangedIsReadOrRefused(FuzzTarget target) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed => IsGood(target, new Mutation((ulong)seed).Of(target.Valid))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    public static void AnythingIsReadOrRefused(FuzzTarget target) => Prop.ForAll(
        Gen.Choose(0, 255).Select(octet => (byte)octet).ArrayOf().ToArbitrary(),
        octets => IsGood(target, octets) && IsGood(target, [.. target.Valid.AsSpan(0, Math.Min(12, target.Valid.Length)), .. octets])).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    public static void WhatBreaksOffIsRefused(FuzzTarget target)
    {
        for (var length = 0; length < target.Valid.Length; length++)
        {
            Assert.NotNull(Read(target, target.Valid[..length]));
        }
    }

    public static void NothingIsHeldAfterAThousand(FuzzTarget target)
    {
        for (var n = 0; n < 1000; n++)
        {
            Read(target, new Mutation((ulong)n).Of(target.Valid));
        }

        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var n = 0; n < 1000; n++)
        {
            Read(target, new Mutation((ulong)n).Of(target.Valid));
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4 * 1024 * 1024);
    }

    public static string? Read(FuzzTarget target, byte[] octets) => target.Read(target.Wrap(octets))?.Code;

    private static bool IsGood(FuzzTarget target, byte[] octets)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var code = Read(target, octets);
        var isSmall = GC.GetAllocatedBytesForCurrentThread() - before < 8 * 1024 * 1024;

        // The machine may have been busy with something else: only what is slow twice is slow.
        return (code is null || code.Contains('.', StringComparison.Ordinal)) && isSmall && (IsQuick(target, octets) || IsQuick(target, octets));
    }

    private static bool IsQuick(FuzzTarget target, byte[] octets)
    {
        var clock = Stopwatch.StartNew();
        Read(target, octets);
        return clock.Elapsed < TimeSpan.FromSeconds(1);
    }
}
