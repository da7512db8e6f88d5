using System.Collections.Concurrent;

namespace Tanba.Agent.Protocol;

/// <summary>The language that each site chose with <c>changeLocale</c>; clients that open a socket for every call keep it too.</summary>
public sealed class ChosenLocales
{
    // A site has one entry; more sites than this a person does not have open.
    private const int MostSites = 1000;
    private readonly ConcurrentDictionary<string, string> chosen = new(StringComparer.Ordinal);

    public string Of(string? origin) => chosen.GetValueOrDefault(origin ?? "", "ru");

    public void Choose(string? origin, string locale)
    {
        if (chosen.Count < MostSites || chosen.ContainsKey(origin ?? ""))
        {
            chosen[origin ?? ""] = Words.Of(locale).Locale;
        }
    }
}
