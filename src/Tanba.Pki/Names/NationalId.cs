using System.Globalization;

namespace Tanba.Pki.Names;

/// <summary>
/// The twelve digits of a person (IIN) or an organisation (BIN), checked. The national authority's own test identities have a
/// wrong check digit and month; <c>allowTestIdentities</c> lets any twelve digits through, for test installations only.
/// </summary>
public sealed record NationalId
{
    private NationalId(string digits) => Digits = digits;

    /// <summary>Twelve ASCII digits.</summary>
    public string Digits { get; }

    /// <summary>
    /// <c>YYMMDD</c>, century and sex 1–6, four digits, check digit. Refuses with <c>iin.shape</c>, <c>iin.birth-date</c>,
    /// <c>iin.check-digit</c>.
    /// </summary>
    public static Result<NationalId> ParseIin(string text, bool allowTestIdentities = false)
    {
        if (!IsTwelveDigits(text))
        {
            return Rejection.Invalid("iin.shape", "an IIN is twelve digits");
        }

        if (allowTestIdentities)
        {
            return new NationalId(text);
        }

        var century = text[6] switch { '1' or '2' => "18", '3' or '4' => "19", '5' or '6' => "20", _ => "" };
        if (!DateOnly.TryParseExact(century + text[..6], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return Rejection.Invalid("iin.birth-date", "the first seven digits are no date of birth and century");
        }

        return HasCheckDigit(text) ? new NationalId(text) : Rejection.Invalid("iin.check-digit", "the last digit does not follow from the others");
    }

    /// <summary>
    /// <c>YYMM</c>, kind 4–6, sign 0–3, five digits, check digit. Refuses with <c>bin.shape</c>, <c>bin.fields</c>,
    /// <c>bin.check-digit</c>.
    /// </summary>
    public static Result<NationalId> ParseBin(string text, bool allowTestIdentities = false)
    {
        if (!IsTwelveDigits(text))
        {
            return Rejection.Invalid("bin.shape", "a BIN is twelve digits");
        }

        if (allowTestIdentities)
        {
            return new NationalId(text);
        }

        var month = int.Parse(text.AsSpan(2, 2), CultureInfo.InvariantCulture);
        if (month is < 1 or > 12 || text[4] is < '4' or > '6' || text[5] > '3')
        {
            return Rejection.Invalid("bin.fields", "month, kind or sign of the organisation is out of range");
        }

        return HasCheckDigit(text) ? new NationalId(text) : Rejection.Invalid("bin.check-digit", "the last digit does not follow from the others");
    }

    /// <summary>The digits.</summary>
    public override string ToString() => Digits;

    private static bool IsTwelveDigits(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    /// <summary>Weights 1…11 mod 11; a remainder of 10 asks for the weights 3…11, 1, 2; 10 again, and the number is never given out.</summary>
    private static bool HasCheckDigit(string text)
    {
        var first = Remainder(text, shift: 0);
        var check = first == 10 ? Remainder(text, shift: 2) : first;
        return check == text[11] - '0';
    }

    private static int Remainder(string text, int shift) => Enumerable.Range(0, 11).Sum(i => (text[i] - '0') * (((i + shift) % 11) + 1)) % 11;
}
