using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Applications;
using Tanba.Registration.Centres;

namespace Tanba.Server.Public.Services;

/// <summary>The number, and what to do next. To anybody but the applicant's own browser it is not found.</summary>
[May(Act.ApplyFirst)]
public sealed class DonePage(FindByApplicant find, FindCentres centres) : PageModel
{
    public ApplicantView View { get; private set; } = null!;

    public Centre? Centre { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (Applicant.Of(TempData, number) is not { } applicant || !(await find.RunAsync(number, applicant.Secret, stop)).Try(out var view, out _) || view.Application.State is ApplicationState.Draft)
        {
            return NotFound();
        }

        View = view;
        Centre = view.Application.Centre is { } centre ? await centres.FindAsync(centre, stop) : null;
        return Page();
    }
}
