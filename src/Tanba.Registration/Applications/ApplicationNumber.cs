using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>The number of an application: eleven random digits, so that nobody guesses another's, and a check digit, so that a slip of the finger is noticed.</summary>
public readonly record struct ApplicationNumber
{
    private const int Length = 12;
    private readonly string? digits;

    private ApplicationNumber(string digits) => this.digits = digits;

    /// <summary>In groups of four, as it is shown and printed: <c>4021 7735 0186</c>.</summary>
    public string Grouped => $"{ToString()[..4]} {ToString()[4..8]} {ToString()[8..]}";

    public static ApplicationNumber Draw()
    {
        Span<char> drawn = stackalloc char[Length];
        RandomNumberGenerator.GetItems<char>("0123456789", drawn[..^1]);
        drawn[^1] = CheckDigit(drawn[..^1]);
        return new(new string(drawn));
    }

    /// <summary>Takes a number as people type it: white space and hyphens between digits do not matter.</summary>
    public static Result<ApplicationNumber> Parse(string? text)
    {
        if (!Digits(text, out var found))
        {
            return Rejection.Invalid("application-number.wrong-shape", "An application number has twelve digits, such as 4021 7735 0186.");
        }

        return found[^1] == CheckDigit(found.AsSpan(0, Length - 1))
            ? new ApplicationNumber(found)
            : Rejection.Invalid("application-number.wrong-check-digit", "The last digit does not fit the others: one of the digits is mistyped.");
    }

    public override string ToString() => digits ?? throw new InvalidOperationException("An application number that was never drawn has no digits.");

    private static bool Digits([NotNullWhen(true)] string? text, out string found)
    {
        // 64 characters: twelve digits and any sensible spacing between them.
        found = text is null || text.Length > 64
            ? string.Empty
            : string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not '-'));
        return found.Length == Length && found.All(char.IsAsciiDigit);
    }

    // ISO/IEC 7812-1 Annex B (Luhn): finds every single wrong digit and every swap of neighbours but 09 and 90.
    private static char CheckDigit(ReadOnlySpan<char> payload)
    {
        var sum = 0;
        for (var i = 0; i < payload.Length; i++)
        {
            var digit = payload[^(i + 1)] - '0';
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
