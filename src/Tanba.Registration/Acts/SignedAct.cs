using System.Globalization;
using System.Text;

using Tanba.Registration.Applications;
using Tanba.Registration.People;
using Tanba.Registration.Words;

namespace Tanba.Registration.Acts;

/// <summary>The text of an act, as the page shows it, the agent shows it again and the key signs it: sentences for the person, a line, facts for programs. docs/acts.md.</summary>
public static class SignedAct
{
    /// <summary>Divides the two parts. An agent signs a text with this line only for the site that the text names.</summary>
    public const string Marker = "-- tanba-act/1 --";

    public static string SignIn(string language, string origin, string nonce, DateTimeOffset at) => Write(
        WordList.Say(language, "act.sign-in", ("portal", origin)),
        [("act", "sign-in"), ("portal", origin), ("nonce", nonce), ("time", Time(at))]);

    /// <summary>The act that stands behind an application: <c>reissue</c> when the current key asks for new ones, <c>confirm</c> when it confirms an application made without it.</summary>
    public static string Apply(Application application, Person person, string origin, IEnumerable<OrderedKey> keys, DateTimeOffset at)
    {
        var act = application.Kind is ApplicationKind.FirstIssue ? "confirm" : application.System is null ? "reissue" : "system";
        var sentences = WordList.Say(
            application.Contact.Language,
            "act." + act,
            ("number", application.Number.Grouped),
            ("name", person.FullName),
            ("iin", person.Iin),
            ("oid", application.System ?? ""));

        return Write(
            sentences,
            [
                ("act", act),
                ("portal", origin),
                ("nonce", application.Nonce),
                ("time", Time(at)),
                ("application", application.Number.ToString()),
                .. keys.OrderBy(key => key.Role, StringComparer.Ordinal).Select(key => ("request", $"{key.Role} sha256:{key.RequestDigest}")),
                ("storage", application.Place.Storage),
                .. application.System is { } system ? [("system", system)] : Array.Empty<(string, string)>(),
            ]);
    }

    /// <summary>Any act that is not an application's own: its sentences are <c>act.NAME</c> with <paramref name="wanted"/>'s values, its facts follow the common ones.</summary>
    internal static string Of(NewAct wanted, string origin, string nonce, DateTimeOffset at) => Write(
        WordList.Say(wanted.Language, "act." + wanted.Act, [.. wanted.Values]),
        [("act", wanted.Act), ("portal", origin), ("nonce", nonce), ("time", Time(at)), .. wanted.Facts]);

    private static string Write(string sentences, IEnumerable<(string Key, string Value)> facts)
    {
        // A name that could pass for a line of its own would let a person's record rewrite the facts.
        if (sentences.Contains(Marker, StringComparison.Ordinal))
        {
            throw new ArgumentException("The sentences of an act contain the line that ends them.", nameof(sentences));
        }

        var text = new StringBuilder(sentences).Append("\n\n").Append(Marker).Append('\n');
        foreach (var (key, value) in facts)
        {
            // A value with a line end would be a second fact.
            if (value.AsSpan().IndexOfAny('\r', '\n') >= 0)
            {
                throw new ArgumentException($"The fact {key} of an act has more than one line.", nameof(facts));
            }

            text.Append(key).Append(": ").Append(value).Append('\n');
        }

        return text.ToString();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
