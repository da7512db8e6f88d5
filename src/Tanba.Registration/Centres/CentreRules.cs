using Tanba.Pki;
using Tanba.Registration.Words;

namespace Tanba.Registration.Centres;

/// <summary>What may stand in the record of a centre: people read all of it.</summary>
internal static class CentreRules
{
    private const int LongestId = 32;
    private const int LongestPhone = 40;
    private const int LongestWords = 200;

    // The address of the form for a new centre; a centre of that code could never be opened.
    private const string NewPage = "new";

    public static Rejection? Check(Centre centre)
    {
        if (centre.Id is not { Length: > 0 and <= LongestId } || !centre.Id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-')
            || centre.Id == NewPage)
        {
            return Rejection.Invalid("centre.id", $"The code of a centre has at most {LongestId} small Latin letters, digits and hyphens, such as astana-1.");
        }

        if (!PlainLine.Is(centre.Phone, LongestPhone))
        {
            return Rejection.Invalid("centre.phone", $"Write a telephone number, at most {LongestPhone} characters.");
        }

        return WordList.Languages.All(language => centre.Words.TryGetValue(language, out var words) && IsWhole(words))
            ? null
            : Rejection.Invalid("centre.words", $"Region, locality, address and hours are needed in every language, each on one line of at most {LongestWords} characters.");
    }

    private static bool IsWhole(CentreWords words) =>
        new[] { words.Region, words.Locality, words.Address, words.Hours }.All(text => PlainLine.Is(text, LongestWords));
}
