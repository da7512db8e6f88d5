using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Commands;

/// <summary>The person chooses a key, and the page learns its certificate.</summary>
public sealed class ShowKey(IConsent consent)
{
    public async Task<Result<Certificate>> RunAsync(Asker asker, IKeyStore store, CancellationToken stop)
    {
        var words = asker.Words;
        var what = new Statement(words["show.heading"], [words["show.line"]]);
        using var answer = await consent.AskForKeyAsync(new KeyQuestion(asker, Purpose.ShowKey, what, KeyFilter.Any, null, [store]), stop);
        return answer is { Chosen: { } key } ? key.Certificate : Refusals.Cancelled;
    }
}
