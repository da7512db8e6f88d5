namespace Tanba.Pki.Paths;

/// <summary>
/// What one validation may cost at most, so that crafted evidence ends it soon: steps of the search, signatures checked, names compared.
/// Not safe from several threads; one per validation.
/// </summary>
internal sealed class WorkBudget
{
    /// <summary>Issuers tried for a certificate, paths judged, lists looked at.</summary>
    public const int MostSteps = 4_000;

    /// <summary>A check of GOST takes about a millisecond, one of RSA a twentieth.</summary>
    public const int MostSignatures = 200;

    /// <summary>The bound that OpenSSL and BoringSSL have: names of a certificate times constraints of the same kind.</summary>
    public const int MostComparisons = 1 << 20;

    private int steps = MostSteps;
    private int signatures = MostSignatures;
    private long comparisons = MostComparisons;

    /// <summary>Whether something was refused for want of budget.</summary>
    public bool IsExhausted { get; private set; }

    public bool TakeStep() => !IsExhausted && Left(--steps);

    public bool TakeSignature() => !IsExhausted && Left(--signatures);

    public bool TakeComparisons(long count) => !IsExhausted && Left(comparisons -= count);

    private bool Left(long left)
    {
        IsExhausted |= left < 0;
        return !IsExhausted;
    }
}
