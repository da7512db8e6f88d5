using Tanba.Authority.Certificates;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Server.Components;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Keys;

/// <summary>The life of a key in steps: asked for, issued, installed, suspended, back, revoked, ended.</summary>
public sealed class KeyStory(CertificateHistory history, FindReceipts receipts, Wording words)
{
    public async Task<IReadOnlyList<TimelineStep>> OfAsync(KeyCard card, ApplicationView? application, CancellationToken stop)
    {
        var steps = new List<TimelineStep>();
        if (application is not null)
        {
            steps.Add(new(application.CreatedAt, words["keys.story.applied"], words["keys.story.application", application.Grouped]));
        }

        steps.AddRange((await history.RunAsync(card.Certificate.SerialNumber, stop)).Select(happened => Step(happened, card.Issued.Owner)));
        if (application?.State is ApplicationState.Installed)
        {
            steps.Add(new(application.StateAt, words["keys.story.installed"], words["storage." + application.Storage]));
        }

        if (card.State != "revoked")
        {
            steps.Add(card.State == "expired"
                ? new(card.Certificate.NotAfter, words["keys.story.ended"], Mood: "bad")
                : new(card.Certificate.NotAfter, words["keys.story.ends"], Mood: "coming"));
        }

        return [.. steps.OrderBy(step => step.At)];
    }

    public async Task<IReadOnlyList<Receipt>> ReceiptsAsync(KeyCard card, ApplicationView? application, CancellationToken stop)
    {
        var ofKey = await receipts.OnAsync(card.Serial, stop);
        var ofApplication = application is null ? [] : await receipts.OnAsync(application.Number, stop);
        return [.. ofApplication.Concat(ofKey).Where(receipt => receipt.Iin == card.Issued.Owner)];
    }

    // The owner is told whether it was the own act; who else it was is the registration's to know.
    private TimelineStep Step(CertificateEvent happened, string owner)
    {
        var reason = happened.Reason is { } given ? words["reason." + given] : null;
        var by = happened.By is null || happened.By == owner ? null : words["keys.story.by-registration"];
        var text = string.Join(", ", new[] { happened.Kind is CertificateEventKind.Revoked ? reason : null, by }.OfType<string>());
        return new(happened.At, words["keys.story." + happened.Kind], text.Length == 0 ? null : text, happened.Kind switch
        {
            CertificateEventKind.Revoked => "bad",
            CertificateEventKind.Suspended => "pause",
            _ => "good",
        });
    }
}
