using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Tests;

namespace Tanba.Bench.Verify;

/// <summary>A root, an intermediate authority and many leaves below it, as DER; all keys of one kind.</summary>
internal sealed class ThreeCertificates : IDisposable
{
    private const int Many = 64;

    private int next;

    public ThreeCertificates(string kind)
    {
        using var rootKey = SoftwareKey.Generate(kind);
        using var issuingKey = SoftwareKey.Generate(kind);
        LeafKey = SoftwareKey.Generate(kind);
        var (root, issuing) = (TestPki.Name("BENCH ROOT"), TestPki.Name("BENCH ISSUING"));
        Root = TestPki.Make(root, root, rootKey, rootKey, TestPki.Ca()).Encoded.ToArray();
        Issuing = TestPki.Make(root, issuing, issuingKey, rootKey, TestPki.Ca(pathLength: 0)).Encoded.ToArray();
        Leaves = [.. Enumerable.Range(1, Many).Select(n => TestPki.Make(issuing, TestPki.Name($"BENCH {n}"), LeafKey, issuingKey, TestPki.Signing()).Encoded.ToArray())];
    }

    public byte[] Root { get; }

    public byte[] Issuing { get; }

    public IReadOnlyList<byte[]> Leaves { get; }

    /// <summary>Of every leaf.</summary>
    public SoftwareKey LeafKey { get; }

    /// <summary>The leaves one after the other: none is met twice in a row.</summary>
    public byte[] NextLeaf() => Leaves[next++ % Many];

    public Certificate ReadLeaf() => Certificate.Decode(NextLeaf()).Value;

    public void Dispose() => LeafKey.Dispose();
}
