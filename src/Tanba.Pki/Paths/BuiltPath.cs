using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>A chain whose names fit, leaf first, root last, with the keys that check its signatures (RFC 5280 §6.1.2 (g)–(i), §6.1.4 (d)–(f)).</summary>
internal sealed class BuiltPath
{
    private readonly SubjectPublicKeyInfo?[] keys;

    public BuiltPath(IReadOnlyList<KnownCertificate> chain)
    {
        Chain = [.. chain];
        keys = new SubjectPublicKeyInfo?[chain.Count];
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            var own = chain[i].Certificate.PublicKey;
            keys[i] = !DsaKeys.InheritsParameters(own) ? own
                : i + 1 < chain.Count && keys[i + 1] is { } above ? DsaKeys.WithParametersOf(own, above)
                : null;
        }
    }

    public IReadOnlyList<KnownCertificate> Chain { get; }

    public Certificate Root => Chain[^1].Certificate;

    public IReadOnlyList<Certificate> Certificates => [.. Chain.Select(known => known.Certificate)];

    /// <summary>working_public_key of a member; null when it inherits parameters that nobody above has.</summary>
    public SubjectPublicKeyInfo? KeyOf(int index) => keys[index];
}
