using System.Globalization;
using Tanba.Agent.State;
using Tanba.Keys;

namespace Tanba.Agent.Consent.Terminal;

/// <summary>Questions and answers in lines of text. An empty answer is «Cancel».</summary>
public sealed class TerminalConsent(TerminalLines terminal, KeyOpening opening, Settings settings) : IConsent
{
    public Task<KeyAnswer?> AskForKeyAsync(KeyQuestion question, CancellationToken stop) => Task.Run(() => Key(question, stop), stop);

    public Task<string?> AskForPathAsync(PathQuestion question, CancellationToken stop) => Task.Run(() => Path(question, stop), stop);

    public Task<TokenAnswer?> AskForTokenAsync(TokenQuestion question, CancellationToken stop) => Task.Run(() => Token(question, stop), stop);

    public Task<Secret?> AskForNewPasswordAsync(PasswordQuestion question, CancellationToken stop) => Task.Run(() => NewPassword(question, stop), stop);

    public Task<ChangedSecret?> AskForChangeAsync(ChangeQuestion question, CancellationToken stop) => Task.Run(() => Change(question, stop), stop);

    private KeyAnswer? Key(KeyQuestion question, CancellationToken stop)
    {
        var words = question.Asker.Words;
        Show(question.Asker.Name, question.Purpose, question.What, words);
        if (TerminalTokens.Store(terminal, question.Stores, words) is not { } store)
        {
            return null;
        }

        var token = store.Places() is null ? null : TerminalTokens.Place(terminal, store, question.Path, words);
        var path = store.Places() is null ? question.Path ?? terminal.Ask($"{words["path.label"]} [{settings.KeyDirectory}]: ") : token?.Address ?? "";
        while (!stop.IsCancellationRequested && path.Length > 0)
        {
            using var password = terminal.AskSecret(token is null ? $"{words["password.label"]} ({System.IO.Path.GetFileName(path)}): " : TerminalTokens.Prompt(store, token, words));
            if (password.IsEmpty)
            {
                return null;
            }

            if (opening.Open(store, path, password, question.Filter).Try(out var keys, out var refused))
            {
                return Choose(question, keys, words);
            }

            terminal.Say(words.Of(refused));
        }

        return null;
    }

    private KeyAnswer? Choose(KeyQuestion question, OpenedKeys keys, Words words)
    {
        foreach (var (key, at) in keys.All.Select((key, at) => (key, at + 1)))
        {
            var certificate = key.Key.Certificate;
            var why = key.WhyNot is null ? "" : " – " + words.Say("keys.cannot", words.Of(key.WhyNot));
            terminal.Say($"{at}. {PlainText.Line(certificate.Subject.CommonName ?? "")}, {words.Say("keys.until", Words.Date(certificate.NotAfter))}{why}");
        }

        var number = terminal.Ask($"{question.Purpose.Button(words)} [1-{keys.All.Count}]: ");
        if (question.Purpose == Purpose.ListKeys && number.Length > 0)
        {
            return new KeyAnswer(keys, null);
        }

        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) && chosen >= 1 && chosen <= keys.All.Count && keys.All[chosen - 1] is { WhyNot: null } fitting)
        {
            return new KeyAnswer(keys, fitting.Key);
        }

        keys.Dispose();
        return null;
    }

    private string? Path(PathQuestion question, CancellationToken stop)
    {
        var words = question.Asker.Words;
        Show(question.Asker.Name, question.Purpose, question.What, words);
        while (!stop.IsCancellationRequested)
        {
            var path = terminal.Ask($"{words[question.IsFolder ? "path.folder.label" : "path.label"]} [{question.Path ?? question.Start ?? settings.LastDirectory}]: ");
            if (path.Length == 0)
            {
                return null;
            }

            if ((question.IsFolder ? LocalPath.WhyNotFolder(path) : LocalPath.WhyNotFile(path)) is not { } refused)
            {
                return path;
            }

            terminal.Say(words.Of(refused));
        }

        return null;
    }

    private TokenAnswer? Token(TokenQuestion question, CancellationToken stop)
    {
        var words = question.Asker.Words;
        Show(question.Asker.Name, question.Purpose, question.What, words);
        if (TerminalTokens.Place(terminal, question.Store, question.Place, words) is not { } place)
        {
            return null;
        }

        if (!question.NeedsPin)
        {
            return terminal.Ask($"{question.Purpose.Button(words)} ({PlainText.Line(place.Name)}) [1]: ") == "1" ? new TokenAnswer(place.Address, null) : null;
        }

        while (!stop.IsCancellationRequested)
        {
            var pin = terminal.AskSecret(TerminalTokens.Prompt(question.Store, place, words));
            var refused = pin.IsEmpty ? null : question.Store.WhyNot(place.Address, pin);
            if (!pin.IsEmpty && refused is null)
            {
                return new TokenAnswer(place.Address, pin);
            }

            pin.Dispose();
            if (refused is null)
            {
                return null;
            }

            terminal.Say(words.Of(refused));
        }

        return null;
    }

    private Secret? NewPassword(PasswordQuestion question, CancellationToken stop)
    {
        var words = question.Asker.Words;
        Show(question.Asker.Name, question.Purpose, question.What, words);
        terminal.Say(words["password.rule"]);
        while (!stop.IsCancellationRequested)
        {
            var password = terminal.AskSecret(words["password.new"] + ": ");
            using var repeated = password.IsEmpty ? null : terminal.AskSecret(words["password.repeat"] + ": ");
            if (repeated is not null && PasswordRule.Check(password) is null && repeated.Chars.SequenceEqual(password.Chars))
            {
                return password;
            }

            using (password)
            {
                if (password.IsEmpty)
                {
                    return null;
                }

                terminal.Say(PasswordRule.Check(password) is { } weak ? words.Of(weak) : words["refused.password.different"]);
            }
        }

        return null;
    }

    private ChangedSecret? Change(ChangeQuestion question, CancellationToken stop)
    {
        Show(question.Asker.Name, question.Purpose, question.What, question.Asker.Words);
        return TerminalChange.Ask(terminal, question, settings.KeyDirectory, stop);
    }

    private void Show(string asker, Purpose purpose, Statement what, Words words)
    {
        terminal.Say($"\n== {purpose.Title(words)}\n{words["window.site"]} {asker}\n{what.Heading}");
        foreach (var line in what.Lines.Append(what.Warning).Append(what.Machine).OfType<string>())
        {
            terminal.Say(line);
        }
    }
}
