using System.Reflection;
using System.Text.Json;

namespace Tanba.Server.Words;

/// <summary>Every word that a person reads, by language and key, from <c>Words/{kk,ru,en}/AREA.json</c>.</summary>
public sealed class WordLists
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> lists =
        Language.All.ToDictionary(language => language.Code, Read, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> In(Language language) => lists[language.Code];

    private static IReadOnlyDictionary<string, string> Read(Language language)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"Words/{language.Code}/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, word) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                // Add, not an index: one key in two areas is a mistake, and this says so.
                words.Add(key, word);
            }
        }

        return words.Count > 0 ? words : throw new InvalidOperationException($"The words of {language.Code} are not embedded");
    }
}
