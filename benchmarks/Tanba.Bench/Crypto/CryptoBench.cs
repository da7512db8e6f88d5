using Tanba.Keys;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Bench.Crypto;

/// <summary>Kazakh GOST beside the C engine.</summary>
internal static class CryptoBench
{
    private static readonly byte[] Message = [.. Enumerable.Range(0, 64).Select(i => (byte)i)];
    private static readonly byte[] Long = new byte[1 << 16];

    public static int Run()
    {
        if (GostEngine.Load() is { } missing)
        {
            Console.Error.WriteLine(missing);
            return 2;
        }

        Console.WriteLine("per CPU-second of one core                  Tanba");
        Signatures("512", "gost512", "gost2012_512", "A", "md_gost12_512", 1.0, 1.0);
        Signatures("256, TC26 A", "gost256", "gost2012_256", "TCA", "md_gost12_256", 0.7, null);
        Signatures("256, CryptoPro A", "gost2004", "gost2012_256", "A", "md_gost12_256", 0.7, null);
        Digest("Streebog-512, MB", message => Streebog.Hash512(message), "md_gost12_512", 0.8);
        Digest("Streebog-256, MB", message => Streebog.Hash256(message), "md_gost12_256", null);
        Digest("GOST 34.311-95, MB", message => Gost34311.Hash(message), "md_gost94", null);
        return 0;
    }

    private static void Signatures(string name, string kind, string algorithm, string parameters, string digestName, double sign, double? verify)
    {
        using var key = SoftwareKey.Generate(kind);
        var (theirs, digest) = (GostEngine.Generate(algorithm, parameters), GostEngine.Digest(digestName));
        Compare($"sign {name}", () => key.Sign(Message), () => GostEngine.Sign(theirs, digest, Message), 1, sign);

        var (own, foreign) = (key.Sign(Message), GostEngine.Sign(theirs, digest, Message));
        var row = SignatureAlgorithm.DefaultFor(key.PublicKey);
        Compare($"verify {name}", () => Hold(row.Verify(key.PublicKey, Message, own)), () => Hold(GostEngine.Verify(theirs, digest, Message, foreign)), 1, verify);
    }

    private static void Digest(string name, Func<byte[], byte[]> own, string digestName, double? wanted)
    {
        var (digest, result) = (GostEngine.Digest(digestName), new byte[64]);
        Compare(name, () => own(Long), () => GostEngine.Hash(digest, Long, result), Long.Length / 1e6, wanted);
    }

    private static void Compare(string name, Action own, Action engine, double amount, double? wanted) => Race.Run(name, amount, own, ("engine", engine, wanted));

    private static void Hold(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("a good signature was refused");
        }
    }
}
