using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Tanba.Keys;

namespace Tanba.Bench.Crypto;

/// <summary>
/// Whether the time of a signature tells the key: two classes in random order, one fixed key with few bits set against many random
/// keys, compared by Welch's t (the test of Reparaz, Balasch and Verbauwhede, "Dude, is my code constant time?"). |t| above 10 is a leak
/// for sure, above 5 probably one.
/// </summary>
internal static class ConstantTimeBench
{
    private const int Samples = 20_000;
    private const int KeysOfClass = 64;

    private static readonly byte[] Message = new byte[64];

    public static int Run()
    {
        foreach (var kind in new[] { "gost512", "gost256", "gost2004" })
        {
            using var random = new Keys(kind);
            var times = Measure(random);

            // The slowest tenth is the machine's, not ours; each threshold is a test of its own.
            foreach (var kept in new[] { 0.5, 0.9 })
            {
                var limit = times.Select(time => time.Ticks).Order().ElementAt((int)(times.Count * kept) - 1);
                var t = Welch(times.Where(time => time.Ticks <= limit).ToList());
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sign {kind,-10} fastest {kept:P0} of {Samples}: t = {t,6:F2} {(Math.Abs(t) < 5 ? "no difference found" : "A DIFFERENCE")}"));
            }
        }

        return 0;
    }

    private static List<(bool Fixed, long Ticks)> Measure(Keys keys)
    {
        CpuClock.Rate(() => keys.Same[0].Sign(Message), 1);
        var times = new List<(bool Fixed, long Ticks)>(Samples);
        for (var i = 0; i < Samples; i++)
        {
            var isFixed = RandomNumberGenerator.GetInt32(2) == 0;
            var key = (isFixed ? keys.Same : keys.Many)[RandomNumberGenerator.GetInt32(KeysOfClass)];
            var start = Stopwatch.GetTimestamp();
            key.Sign(Message);
            times.Add((isFixed, Stopwatch.GetTimestamp() - start));
        }

        return times;
    }

    private static double Welch(IReadOnlyList<(bool Fixed, long Ticks)> times)
    {
        var (one, many) = (Moments(times.Where(time => time.Fixed)), Moments(times.Where(time => !time.Fixed)));
        return (one.Mean - many.Mean) / Math.Sqrt((one.Variance / one.Count) + (many.Variance / many.Count));
    }

    private static (double Mean, double Variance, int Count) Moments(IEnumerable<(bool Fixed, long Ticks)> times)
    {
        var values = times.Select(time => (double)time.Ticks).ToList();
        var mean = values.Average();
        return (mean, values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1), values.Count);
    }

    /// <summary>The key 3, of which nearly every bit is nought, and random ones.</summary>
    private sealed class Keys : IDisposable
    {
        public Keys(string kind)
        {
            using var like = SoftwareKey.Generate(kind);
            var three = Three(like.ExportPkcs8());

            // As many objects in either class, made the same way and by turns: else the caches would know the classes apart.
            for (var i = 0; i < KeysOfClass; i++)
            {
                using var drawn = SoftwareKey.Generate(kind);
                Same[i] = SoftwareKey.FromPkcs8(three).Value;
                Many[i] = SoftwareKey.FromPkcs8(drawn.ExportPkcs8()).Value;
            }
        }

        public SoftwareKey[] Same { get; } = new SoftwareKey[KeysOfClass];

        public SoftwareKey[] Many { get; } = new SoftwareKey[KeysOfClass];

        public void Dispose()
        {
            Array.ForEach(Same, key => key.Dispose());
            Array.ForEach(Many, key => key.Dispose());
        }

        /// <summary>The same PKCS#8 with the number 3: the octets after the inner header, little-endian, or big-endian in an INTEGER.</summary>
        private static byte[] Three(byte[] pkcs8)
        {
            var reader = new System.Formats.Asn1.AsnReader(pkcs8, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
            var (version, identifier) = (reader.ReadEncodedValue(), reader.ReadEncodedValue());
            var inner = reader.ReadOctetString();
            var length = inner[0] == 4 ? inner.Length - 2 : 0;
            byte[] number = length > 0 ? [4, (byte)length, 3, .. new byte[length - 1]] : [2, 1, 3];
            var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(version.Span);
                writer.WriteEncodedValue(identifier.Span);
                writer.WriteOctetString(number);
            }

            return writer.Encode();
        }
    }
}
