using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>Keys of an application that wait in a folder.</summary>
public sealed record FoundKeys(string Folder, IReadOnlyList<PendingKey> Keys);

/// <summary>The person points at the folder where the keys of an application were made.</summary>
public sealed class FindPending(IConsent consent, PendingKeys pending)
{
    public async Task<Result<FoundKeys>> RunAsync(Asker asker, string application, string? folder, CancellationToken stop)
    {
        var words = asker.Words;
        var what = new Statement(words.Say("find.heading", ApplicationNumber.Grouped(application)), [words["find.line"]]);
        var question = new PathQuestion(asker, Purpose.FindPending, what, folder, [".tanba-key"]);
        if (await consent.AskForPathAsync(question, stop) is not { } chosen)
        {
            return Refusals.Cancelled;
        }

        if (LocalPath.WhyNotFolder(chosen) is { } refused)
        {
            return refused;
        }

        var keys = pending.Find(chosen, application);
        return keys.Count > 0
            ? new FoundKeys(chosen, keys)
            : Rejection.NotFound("pending.none", $"{Path.Combine(chosen, application)}_*.tanba-key");
    }
}
