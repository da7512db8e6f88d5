using System.Reflection;
using System.Text.Json;

namespace Tanba.Server.Words;

/// <summary>Every word that a person reads, by language and key, from <c>Words/{kk,ru,en}.json</c>.</summary>
public sealed class WordLists
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> lists =
        Language.All.ToDictionary(language => language.Code, Read, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> In(Language language) => lists[language.Code];

    private static IReadOnlyDictionary<string, string> Read(Language language)
    {
        var name = $"Tanba.Server.Words.{language.Code}.json";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? throw new InvalidOperationException($"{name} is empty");
    }
}
