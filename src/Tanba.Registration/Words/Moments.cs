using System.Collections.Frozen;
using System.Globalization;

namespace Tanba.Registration.Words;

/// <summary>Days and times as each language writes them: «2027 ж. 22 қараша», «22 ноября 2027», “22 November 2027”.</summary>
internal static class Moments
{
    private static readonly FrozenDictionary<string, (CultureInfo Culture, string Day)> Patterns = new Dictionary<string, (CultureInfo, string)>(StringComparer.Ordinal)
    {
        ["kk"] = (CultureInfo.GetCultureInfo("kk-KZ"), "yyyy 'ж'. d MMMM"),
        ["ru"] = (CultureInfo.GetCultureInfo("ru-KZ"), "d MMMM yyyy"),
        ["en"] = (CultureInfo.GetCultureInfo("en-GB"), "d MMMM yyyy"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="day">Already in the time zone of the reader.</param>
    public static string Day(string language, DateTimeOffset day) => day.ToString(Patterns[language].Day, Patterns[language].Culture);

    /// <param name="moment">Already in the time zone of the reader.</param>
    public static string Moment(string language, DateTimeOffset moment) =>
        moment.ToString(Patterns[language].Day + ", HH:mm", Patterns[language].Culture);
}
