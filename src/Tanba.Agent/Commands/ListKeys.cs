using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Commands;

/// <summary>The page learns the certificates of one store that suit it.</summary>
public sealed class ListKeys(IConsent consent)
{
    public async Task<Result<IReadOnlyList<Certificate>>> RunAsync(Asker asker, IKeyStore store, string? path, KeyFilter filter, CancellationToken stop)
    {
        var words = asker.Words;
        var what = new Statement(words["list.heading"], [words[store.Places() is null ? "list.line" : "list.token"]]);
        using var answer = await consent.AskForKeyAsync(new KeyQuestion(asker, Purpose.ListKeys, what, filter, path, [store]), stop);
        return answer is null ? Refusals.Cancelled : answer.Keys.Fitting.Select(key => key.Key.Certificate).ToList();
    }
}
