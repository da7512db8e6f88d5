using FsCheck;
using FsCheck.Fluent;
using Tanba.Pki;

namespace Tanba.Tests;

/// <summary>Outside octets that are almost right: whatever is changed, a parser answers with a value or a refusal and never throws.</summary>
internal static class Mutated
{
    /// <summary>Few in every run; <c>TANBA_MUTATIONS=20000</c> for a long look.</summary>
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("TANBA_MUTATIONS"), out var cases) ? cases : 400;

    private enum Change
    {
        Replace,
        Flip,
        Delete,
        Insert,
        Truncate,
        Repeat,
    }

    /// <summary>Runs <paramref name="decode"/> over many mutations of <paramref name="valid"/>; <paramref name="look"/> sees what was accepted all the same.</summary>
    public static void NeverThrows<T>(byte[] valid, Func<ReadOnlyMemory<byte>, Result<T>> decode, Action<byte[], T>? look = null)
    {
        var changes =
            from change in Gen.Elements(Enum.GetValues<Change>())
            from place in Gen.Choose(0, valid.Length - 1)
            from octet in Gen.Choose(0, 255)
            from length in Gen.Choose(1, 8)
            select Apply(valid, change, place, (byte)octet, length);

        Prop.ForAll(changes.ToArbitrary(), mutated =>
        {
            if (decode(mutated).Try(out var value, out var rejection))
            {
                look?.Invoke(mutated, value);
            }
            else
            {
                Assert.Contains('.', rejection.Code);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    private static byte[] Apply(byte[] valid, Change change, int place, byte octet, int length)
    {
        var (before, after) = (valid[..place], valid[place..]);
        return change switch
        {
            Change.Replace => [.. before, octet, .. after[1..]],
            Change.Flip => [.. before, (byte)(after[0] ^ (1 << (octet % 8))), .. after[1..]],
            Change.Delete => [.. before, .. after[Math.Min(length, after.Length)..]],
            Change.Insert => [.. before, octet, .. after],
            Change.Truncate => before,
            _ => [.. before, .. after[..Math.Min(length, after.Length)], .. after],
        };
    }
}
