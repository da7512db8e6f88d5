using System.Globalization;
using System.Text.RegularExpressions;

using Tanba.Registration.Words;

namespace Tanba.Registration.Letters;

/// <summary>The words of one letter: subject, paragraphs, and what stands small below them.</summary>
internal sealed partial record LetterText(string Language, string Subject, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Foot)
{
    /// <summary>As plain text: a blank line between paragraphs, the foot below a line.</summary>
    public string Plain => string.Join("\n\n", [.. Paragraphs, "--\n" + string.Join('\n', Foot)]) + "\n";

    /// <summary>Words the letter <paramref name="name"/>. A value that its words need and nobody gave is our own mistake and throws.</summary>
    public static LetterText Of(string name, string language, IReadOnlyDictionary<string, object> values, TimeZoneInfo zone)
    {
        string Say(string key) => Placeholder().Replace(
            WordList.Say(language, key),
            found => values.TryGetValue(found.Groups["name"].Value, out var value)
                ? Shown(value, language, zone)
                : throw new InvalidOperationException($"The letter \"{name}\" needs the value \"{found.Groups["name"].Value}\"."));

        var letter = "letter." + name;
        var greeting = WordList.Has($"{letter}.greeting") ? $"{letter}.greeting" : "letter.greeting";
        List<string> paragraphs = [Say(greeting), .. Say($"{letter}.body").Split("\n\n")];
        if (WordList.Has($"{letter}.action"))
        {
            paragraphs.Add(Say($"{letter}.action"));
        }

        var ending = values.ContainsKey("off") ? "letter.off" : $"{letter}.why";
        return new(language, Say($"{letter}.subject"), paragraphs, [Say(ending), Say("letter.automatic")]);
    }

    private static string Shown(object value, string language, TimeZoneInfo zone) => value switch
    {
        Worded word => WordList.Say(language, word.Key),
        DateTimeOffset moment => Moments.Moment(language, TimeZoneInfo.ConvertTime(moment, zone)),
        OnDay day => Moments.Day(language, TimeZoneInfo.ConvertTime(day.Moment, zone)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"\{(?<name>[\w-]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
