namespace Tanba.Keys.Pkcs11;

/// <summary>What a token says of itself without a PIN.</summary>
internal sealed record TokenInfo(string Label, string Manufacturer, string Model, string Serial, CkTokenFlags Flags)
{
    /// <summary>Null when the module gives none that makes sense.</summary>
    public PinLength? PinLength { get; init; }

    public bool IsInitialized => Flags.HasFlag(CkTokenFlags.TokenIsInitialized);

    /// <summary>PKCS#11 tells no number of tries, only how near the end is.</summary>
    public PinTries Tries =>
        Flags.HasFlag(CkTokenFlags.PinLocked) ? PinTries.None
        : Flags.HasFlag(CkTokenFlags.PinFinalTry) ? PinTries.Last
        : Flags.HasFlag(CkTokenFlags.PinCountLow) ? PinTries.Few
        : PinTries.Enough;
}
