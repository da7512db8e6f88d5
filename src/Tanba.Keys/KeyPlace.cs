namespace Tanba.Keys;

/// <summary>How near a token is to locking itself. PKCS#11 tells no number.</summary>
public enum PinTries
{
    /// <summary>Nothing speaks for caution.</summary>
    Enough,

    /// <summary>A wrong PIN was entered since the last right one.</summary>
    Few,

    /// <summary>Another wrong PIN locks the token.</summary>
    Last,

    /// <summary>The token is locked.</summary>
    None,
}

/// <summary>A token that is connected now.</summary>
/// <param name="Address"><c>pkcs11:token=…;serial=…</c> (RFC 7512): names it among others, on this computer and another.</param>
/// <param name="Name">For people: its label, and its serial number when it has one.</param>
/// <param name="Tries">How near it is to locking itself.</param>
public sealed record KeyPlace(string Address, string Name, PinTries Tries)
{
    /// <summary>How long a PIN of this token may be; null when it does not say.</summary>
    public PinLength? PinLength { get; init; }
}

/// <summary>In characters, both included.</summary>
public sealed record PinLength(int Least, int Most);
