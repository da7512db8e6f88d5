using System.Globalization;

namespace Tanba.Server.Words;

/// <summary>A language of the portal. Kazakh, Russian and English are equal in rank.</summary>
/// <param name="Code">The value of the <c>lang</c> attribute and of the cookie.</param>
/// <param name="OwnName">What its speakers call it.</param>
/// <param name="Culture">How its numbers and months are written.</param>
/// <param name="DatePattern">A day in full: «2027 ж. 22 қараша», «22 ноября 2027», “22 November 2027”.</param>
public sealed record Language(string Code, string OwnName, CultureInfo Culture, string DatePattern)
{
    public static readonly Language Kazakh = new("kk", "Қазақша", CultureInfo.GetCultureInfo("kk-KZ"), "yyyy 'ж'. d MMMM");

    public static readonly Language Russian = new("ru", "Русский", CultureInfo.GetCultureInfo("ru-KZ"), "d MMMM yyyy");

    public static readonly Language English = new("en", "English", CultureInfo.GetCultureInfo("en-GB"), "d MMMM yyyy");

    public static IReadOnlyList<Language> All { get; } = [Kazakh, Russian, English];

    public static Language? Find(string? code) => All.FirstOrDefault(language => language.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
}
