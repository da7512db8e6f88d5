using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Consent.Terminal;

/// <summary>A password or PIN is changed in lines: the old one, the new one twice. What is refused is asked for again.</summary>
public static class TerminalChange
{
    public static ChangedSecret? Ask(TerminalLines terminal, ChangeQuestion question, string lastDirectory, CancellationToken stop)
    {
        var words = question.Asker.Words;
        var token = question.IsFile ? null : TerminalTokens.Place(terminal, question.Store, question.Place, words);
        var place = question.IsFile ? question.Place ?? terminal.Ask($"{words["path.label"]} [{lastDirectory}]: ") : token?.Address ?? "";
        while (!stop.IsCancellationRequested && place.Length > 0)
        {
            using var old = terminal.AskSecret(question.IsFile ? $"{words["password.old"]} ({Path.GetFileName(place)}): " : TerminalTokens.Prompt(question.Store, token!, words));
            if (old.IsEmpty)
            {
                return null;
            }

            using var changed = terminal.AskSecret($"{words[question.IsFile ? "password.new" : "token.pin-new"]}: ");
            using var repeated = terminal.AskSecret($"{words[question.IsFile ? "password.repeat" : "token.pin-repeat"]}: ");
            if (Refusal(question, token, changed, repeated) is not { } refused)
            {
                if (question.Change(place, old, changed) is not { } failed)
                {
                    return new ChangedSecret(place);
                }

                refused = failed;
            }

            terminal.Say(words.Of(refused));
        }

        return null;
    }

    private static Rejection? Refusal(ChangeQuestion question, KeyPlace? token, Secret changed, Secret repeated) =>
        question.WhyNot(token, changed)
        ?? (repeated.Chars.SequenceEqual(changed.Chars) ? null : Rejection.Invalid(question.IsFile ? "password.different" : "token.pin-different", "the two are not the same"));
}
