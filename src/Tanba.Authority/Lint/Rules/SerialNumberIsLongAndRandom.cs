namespace Tanba.Authority.Lint.Rules;

/// <summary>Randomness before the hash keeps a collision of the hash from becoming a forged certificate.</summary>
internal static class SerialNumberIsLongAndRandom
{
    public static LintRule Rule { get; } = new(
        "a serial number is twenty octets drawn at random",
        "RFC 5280 §4.1.2.2; CA/Browser Forum BR §7.1",
        subject => !subject.IsSelfIssued,
        Fault);

    // The national authority insists on a first octet of at least 0x10 as well.
    private static string? Fault(LintSubject subject)
    {
        var octets = subject.Certificate.SerialNumber.Octets;
        return octets.Length == 20 && octets[0] is >= 0x10 and <= 0x7f ? null : "it has another length, or begins too low";
    }
}
