using Tanba.Pki;
using Tanba.Server.Portal;

namespace Tanba.Server.Words;

/// <summary>The words, dates and numbers of one request, in its language and in the portal's time zone.</summary>
public sealed class Wording(IHttpContextAccessor accessor, WordLists lists, PortalOptions portal)
{
    public Language Language { get; } = LanguageChoice.Of(accessor.HttpContext ?? throw new InvalidOperationException("There is no request"));

    public string PortalName => portal.Name[Language.Code];

    /// <summary>Throws for a key that is in no list: a page must not be able to show a hole.</summary>
    public string this[string key] => lists.In(Language)[key];

    /// <summary>Null for a key that is in no list: what the words do not name is not shown.</summary>
    public string? Find(string key) => lists.In(Language).GetValueOrDefault(key);

    public string this[string key, params object[] values] => string.Format(Language.Culture, this[key], values);

    public string Date(DateTimeOffset moment) => Local(moment).ToString(Language.DatePattern, Language.Culture);

    public string Moment(DateTimeOffset moment) => Local(moment).ToString(Language.DatePattern + ", HH:mm", Language.Culture);

    /// <summary>«осталось 365 дней»: <paramref name="key"/> has one text for each form of the noun.</summary>
    public string Count(string key, long count) => this[$"{key}.{Plural.Form(Language, count)}", count];

    /// <summary>The sentence with what the refusal tells: its moments are written in the reader's language and the portal's time.</summary>
    public string Refusal(Rejection rejection) => rejection.Values.Count == 0
        ? Refusal(rejection.Code)
        : string.Format(Language.Culture, Refusal(rejection.Code), [.. rejection.Values.Select(value => value is DateTimeOffset moment ? Moment(moment) : value)]);

    /// <summary>The sentence for a refusal, or for its family (<c>key.*</c>); a code that has none is shown by name, so that a person can quote it.</summary>
    public string Refusal(string code)
    {
        var words = lists.In(Language);
        return words.TryGetValue("refused." + code, out var sentence) || words.TryGetValue("refused." + code.Split('.')[0], out sentence)
            ? sentence
            : this["refused.other", code];
    }

    /// <summary>All words under a prefix, without it: the page's script takes its texts from here.</summary>
    public IReadOnlyDictionary<string, string> Group(string prefix) => lists.In(Language)
        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value, StringComparer.Ordinal);

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, portal.Zone);
}
