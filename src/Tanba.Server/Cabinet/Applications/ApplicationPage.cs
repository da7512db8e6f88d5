using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Audit;
using Tanba.Registration;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Server.Components;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Applications;

/// <summary>One own application: where it stands, how it came there, and what its owner can do. Another's is not found.</summary>
[May(Act.SeeOwnApplications)]
public sealed class ApplicationPage(FindApplications find, ReadAudit audit, FindReceipts receipts, RegistrationOptions options, Wording words) : PageModel
{
    // An application moves at most six times, and its requests may be attached a few times over.
    private const int MostSteps = 50;

    public ApplicationView Application { get; private set; } = null!;

    public IReadOnlyList<TimelineStep> Steps { get; private set; } = [];

    public IReadOnlyList<Receipt> Receipts { get; private set; } = [];

    public DateTimeOffset LapsesAt => Application.StateAt + options.LapseAfter;

    /// <summary>Handed in on the public site for this person, by the person or by somebody else.</summary>
    public static bool WaitsForOwner(ApplicationView application) => application is { State: ApplicationState.Submitted, Kind: ApplicationKind.FirstIssue };

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (await OwnApplication.FindAsync(find, number, User, stop) is not { } application)
        {
            return NotFound();
        }

        Application = application;
        Steps = [.. (await audit.RunAsync(new AuditFilter { Subject = application.Number }, null, MostSteps, stop)).Reverse().Select(Step).OfType<TimelineStep>()];
        Receipts = [.. (await receipts.OnAsync(application.Number, stop)).Where(receipt => receipt.Iin == application.Iin)];
        return Page();
    }

    // The log has more than a person needs: what has no words here is no step.
    private TimelineStep? Step(AuditEntry entry) => words.Find("application.step." + entry.Happened.Act) is { } title
        ? new TimelineStep(entry.At, title, Mood: entry.Happened.Act switch
        {
            "application.reject" or "application.lapse" or "application.cancel" or "application.decline" or "application.give-up" => "bad",
            _ => "good",
        })
        : null;
}
