using System.Text.RegularExpressions;

namespace Tanba.Registration.Localities;

/// <summary>How a name of КАТО is shown, and how it is found: «г.Темиртау» is shown as «Темиртау» and found as «темиртау».</summary>
internal static partial class LocalityName
{
    // «г.», «с.», «ст.», «кр.хоз. », «Қ.Ә.»: what kind of place it is, not its name.
    private const string RussianCity = "г.";
    private const string KazakhCity = " қ.";

    public static bool IsCity(string russian) => russian.StartsWith(RussianCity, StringComparison.Ordinal);

    public static string ShownRussian(string name) => IsCity(name) ? name[RussianCity.Length..].Trim() : name;

    public static string ShownKazakh(string name) => name.EndsWith(KazakhCity, StringComparison.Ordinal) ? name[..^KazakhCity.Length] : name;

    public static string FoundRussian(string name) => Plain(WithoutBeginning(name));

    public static string FoundKazakh(string name) => Plain(WithoutEnd(WithoutBeginning(name)));

    /// <summary>What a person typed, made like the names that it is compared with.</summary>
    public static string Plain(string text) =>
        Spaces().Replace(string.Concat(text.EnumerateRunes().Where(rune => (rune.Value & 0xfffe) != 0xfffe)).Normalize().ToLowerInvariant().Replace('ё', 'е').Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal), " ").Trim();

    // The name begins with a capital letter or a digit; what is only small letters is the name itself.
    private static string WithoutBeginning(string name)
    {
        var start = name.AsSpan().IndexOfAnyExcept(Kind);
        return start < 0 ? name : name[start..];
    }

    private static string WithoutEnd(string name)
    {
        var space = name.LastIndexOf(' ');
        return space > 0 && name.EndsWith('.') && char.IsLower(name[space + 1]) ? name[..space] : name;
    }

    private static readonly System.Buffers.SearchValues<char> Kind = System.Buffers.SearchValues.Create("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі./№ \"«");

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
