namespace Tanba.Authority.Certificates;

/// <summary>What a registrar or an auditor looks for; with nothing said, all certificates.</summary>
public sealed record CertificateSearch
{
    /// <summary>The first digits of the serial number, hexadecimal, in either case and with or without blanks and colons.</summary>
    public string? SerialPrefix { get; init; }

    /// <summary>IIN.</summary>
    public string? Owner { get; init; }

    /// <summary>The prefix as serial numbers are stored; null when none was said or when no serial number begins like this.</summary>
    internal string? Digits => SerialPrefix is null ? null : string.Concat(SerialPrefix.Where(letter => letter is not (' ' or ':' or '-' or '\u00A0'))).ToLowerInvariant();

    internal bool CanFind => Digits is not { } digits || (digits.Length <= 40 && digits.All(char.IsAsciiHexDigitLower));
}
