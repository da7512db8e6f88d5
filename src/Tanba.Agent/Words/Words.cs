using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Tanba.Agent;

/// <summary>The words that a person reads, in one language.</summary>
public sealed class Words
{
    /// <summary>Of the law: Kazakh, Russian; and English.</summary>
    public static readonly IReadOnlyList<string> Locales = ["kk", "ru", "en"];

    private static readonly FrozenDictionary<string, Words> All = Locales.ToFrozenDictionary(locale => locale, locale => new Words(locale), StringComparer.Ordinal);
    private static readonly TimeZoneInfo Almaty = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Almaty", out var zone) ? zone : TimeZoneInfo.CreateCustomTimeZone("KZ", TimeSpan.FromHours(5), null, null);
    private readonly FrozenDictionary<string, string> words;

    private Words(string locale)
    {
        Locale = locale;
        using var file = typeof(Words).Assembly.GetManifestResourceStream($"Words/{locale}.json")!;
        words = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Locale { get; }

    public IReadOnlyCollection<string> Keys => words.Keys;

    /// <summary>Misuse (a key that no file has) throws.</summary>
    public string this[string key] => words[key];

    /// <summary>Pages say <c>kz</c> for Kazakh too; any other language is answered in Russian, as NCALayer does.</summary>
    public static Words Of(string? locale) => locale switch
    {
        "kk" or "kz" => All["kk"],
        "en" => All["en"],
        _ => All["ru"],
    };

    public string Say(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, words[key], values);

    /// <summary>As people in Kazakhstan write a date, in their own zone.</summary>
    public static string Date(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Almaty).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>The words of a refusal, or a general sentence when its code has none. Some name what was found: <c>{0}</c>.</summary>
    public string Of(Pki.Rejection rejection)
    {
        var sentence = words.GetValueOrDefault("refused." + rejection.Code, words["refused.other"]);
        return rejection.Values.Count == 0
            ? sentence.Replace("{0}", rejection.Detail, StringComparison.Ordinal)
            : string.Format(CultureInfo.InvariantCulture, sentence, [.. rejection.Values.Select(value => value is DateTimeOffset time ? Date(time) : value)]);
    }

    public bool Has(string key) => words.ContainsKey(key);
}
