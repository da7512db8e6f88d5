using System.Globalization;
using Tanba.Keys;

namespace Tanba.Agent.Consent.Terminal;

/// <summary>Stores and tokens as numbered lines.</summary>
public static class TerminalTokens
{
    /// <summary>The store: the first that is allowed, or by its number. Null is «Cancel».</summary>
    public static IKeyStore? Store(TerminalLines terminal, IReadOnlyList<IKeyStore> stores, Words words)
    {
        var there = stores.Count == 1 ? stores : [.. stores.Where(store => store.Places() is not { Count: 0 })];
        return there.Count == 1 ? there[0] : Numbered(terminal, there, store => words["storage." + store.Storage], words["storage.choose"]);
    }

    /// <summary>
    /// The token: the one that is proposed and no other in its stead; without a proposal the only one, or by its number; asks for one to
    /// be connected. Null is «Cancel».
    /// </summary>
    public static KeyPlace? Place(TerminalLines terminal, IKeyStore store, string? proposed, Words words)
    {
        while (true)
        {
            var connected = store.Places() ?? [];
            if (connected.FirstOrDefault(place => place.Address == proposed) is { } meant)
            {
                return meant;
            }

            var named = string.IsNullOrEmpty(proposed) ? null : TokenName.Of(proposed);
            if (connected.Count > 0 && named is null)
            {
                return connected.Count == 1 ? connected[0] : Numbered(terminal, connected, place => place.Name, words["token.choose"]);
            }

            terminal.Say(words.Say("token.absent", PlainText.Line(named ?? words["storage." + store.Storage])));
            if (terminal.Ask($"{words["token.absent.line"]} {words["token.again"]} [1]: ") != "1")
            {
                return null;
            }
        }
    }

    /// <summary>How the PIN of a token is asked for.</summary>
    public static string Prompt(IKeyStore store, KeyPlace place, Words words)
    {
        var usual = store.UsualPin is { } pin ? $" {words.Say("token.usual", pin)}" : "";
        var tries = place.Tries switch { PinTries.Few => $" {words["token.few"]}", PinTries.Last => $" {words["token.last"]}", PinTries.None => $" {words["token.locked"]}", _ => usual };
        return $"{words["token.pin"]} ({PlainText.Line(place.Name)}){tries}: ";
    }

    private static T? Numbered<T>(TerminalLines terminal, IReadOnlyList<T> choices, Func<T, string> name, string question)
        where T : class
    {
        foreach (var (choice, at) in choices.Select((choice, at) => (choice, at + 1)))
        {
            terminal.Say($"{at}. {PlainText.Line(name(choice))}");
        }

        return int.TryParse(terminal.Ask($"{question} [1-{choices.Count}]: "), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Count
            ? choices[number - 1]
            : null;
    }
}
