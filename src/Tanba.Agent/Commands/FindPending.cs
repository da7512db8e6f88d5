using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>Keys of an application that wait in a folder or on a token.</summary>
public sealed record FoundKeys(string Place, IReadOnlyList<PendingKey> Keys);

/// <summary>The person points at the folder, or connects the token, where the keys of an application were made.</summary>
public sealed class FindPending(IConsent consent)
{
    public async Task<Result<FoundKeys>> RunAsync(Asker asker, IKeyStore store, string application, string? place, CancellationToken stop)
    {
        var words = asker.Words;
        var isFile = store.Places() is null;
        var what = new Statement(words.Say("find.heading", ApplicationNumber.Grouped(application)), [words[isFile ? "find.line" : "find.token"]]);
        var question = new PathQuestion(asker, Purpose.FindPending, what, place, [".tanba-key"]);
        if (!(await consent.AskForPlaceAsync(store, question, writes: false, stop)).Try(out var chosen, out var refused))
        {
            return refused;
        }

        using (chosen)
        {
            if (!store.FindPending(chosen.Address, application).Try(out var keys, out refused))
            {
                return refused;
            }

            return keys.Count > 0 ? new FoundKeys(chosen.Address, keys)
                : isFile ? Rejection.NotFound("pending.none", $"{Path.Combine(chosen.Address, application)}_*.tanba-key")
                : Rejection.NotFound("pending.none-on-token", chosen.Address);
        }
    }
}
