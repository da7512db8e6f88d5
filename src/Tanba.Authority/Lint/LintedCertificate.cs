using Tanba.Pki.Algorithms;

namespace Tanba.Authority.Lint;

/// <summary>A certificate that passed every rule and may be signed once. Only <see cref="Linter.Check"/> makes one.</summary>
public sealed class LintedCertificate
{
    private readonly byte[] tbs;
    private int redeemed;

    private LintedCertificate(byte[] tbs, SignatureAlgorithm algorithm)
    {
        this.tbs = tbs;
        Algorithm = algorithm;
    }

    /// <summary>The octets that passed, and that will be signed.</summary>
    public ReadOnlyMemory<byte> Tbs => tbs;

    public SignatureAlgorithm Algorithm { get; }

    internal static LintedCertificate Passed(byte[] tbs, SignatureAlgorithm algorithm) => new(tbs, algorithm);

    /// <exception cref="InvalidOperationException">It was redeemed before: one passed lint, one signature.</exception>
    internal byte[] Redeem() =>
        Interlocked.Exchange(ref redeemed, 1) == 0 ? tbs : throw new InvalidOperationException("This linted certificate was signed already.");
}
