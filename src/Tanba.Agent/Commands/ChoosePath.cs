using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>The person shows where a file or folder lies.</summary>
public sealed class ChoosePath(IConsent consent)
{
    public async Task<Result<string>> RunAsync(Asker asker, bool folder, IReadOnlyList<string> suffixes, string? start, CancellationToken stop)
    {
        var words = asker.Words;
        var purpose = folder ? Purpose.ChooseFolder : Purpose.ChooseFile;
        var what = new Statement(words[folder ? "choose.folder" : "choose.file"], [words["choose.line"]]);
        var question = new PathQuestion(asker, purpose, what, null, suffixes) { Start = start };
        return await consent.AskForPathAsync(question, stop) is { } path ? path : Refusals.Cancelled;
    }

    /// <summary>Which of the tokens of a kind.</summary>
    public async Task<Result<string>> OfTokenAsync(Asker asker, IKeyStore store, CancellationToken stop)
    {
        var words = asker.Words;
        var what = new Statement(words["choose.token"], [words["choose.token.line"]]);
        using var answer = await consent.AskForTokenAsync(new TokenQuestion(asker, Purpose.ChooseToken, what, store, null, NeedsPin: false), stop);
        return answer is null ? Refusals.Cancelled : answer.Place;
    }
}
