using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Applications;
using Tanba.Registration.Centres;
using Tanba.Server.Portal;

namespace Tanba.Server.Public.Services;

/// <summary>The application on one sheet of A4, with the address of its status as a QR code. For the applicant's own browser alone.</summary>
[May(Act.ApplyFirst)]
public sealed class PrintPage(FindByApplicant find, FindCentres centres, PortalOptions portal) : PageModel
{
    public ApplicantView View { get; private set; } = null!;

    public Centre? Centre { get; private set; }

    /// <summary>What the QR code says.</summary>
    public string StatusAddress => $"{portal.Origin!.GetLeftPart(UriPartial.Authority)}/status?number={View.Application.Number}";

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
