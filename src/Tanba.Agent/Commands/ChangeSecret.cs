using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>The person gives a key file another password, or a token another PIN. The page learns only where.</summary>
public sealed class ChangeSecret(IConsent consent)
{
    public async Task<Result<string>> RunAsync(Asker asker, IKeyStore store, string? place, CancellationToken stop)
    {
        var isFile = store.Places() is null;
        if (isFile && place is not null && LocalPath.WhyNot(place) is { } elsewhere)
        {
            return elsewhere;
        }

        var words = asker.Words;
        var what = isFile ? new Statement(words["change.file"], [words["change.file.line"]]) : new Statement(words["change.token"], [words["change.token.line"]]);
        var question = new ChangeQuestion(asker, isFile ? Purpose.ChangePassword : Purpose.ChangePin, what, store, place);
        return await consent.AskForChangeAsync(question, stop) is { } changed ? changed.Place : Refusals.Cancelled;
    }
}
