using System.Collections.Frozen;
using System.Text.Json;

namespace Tanba.Registration.Words;

/// <summary>The words of acts and letters, embedded from <c>Words/{kk,ru,en}/AREA.json</c>; <c>{name}</c> stands for a value.</summary>
public static class WordList
{
    /// <summary>Kazakh, Russian, English: always all three.</summary>
    public static readonly IReadOnlyList<string> Languages = ["kk", "ru", "en"];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> All =
        Languages.ToFrozenDictionary(language => language, Read, StringComparer.Ordinal);

    public static bool Knows(string? language) => language is not null && All.ContainsKey(language);

    /// <summary>The words of a key, with its values put in. A missing key or language is our own mistake and throws.</summary>
    public static string Say(string language, string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = All[language][key];
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Whether there are words for this key (in one language, so in all).</summary>
    internal static bool Has(string key) => All["ru"].ContainsKey(key);

    internal static FrozenDictionary<string, string> Of(string language) => All[language];

    private static FrozenDictionary<string, string> Read(string language)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(WordList).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"Words/{language}/", StringComparison.Ordinal)))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, word) in JsonSerializer.Deserialize<Dictionary<string, string>>(file)!)
            {
                words.Add(key, word);
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
