using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Certificates;
using Tanba.Pki.Certificates;
using Tanba.Registration.Decisions;
using Tanba.Registration.People;
using Tanba.Server.Console.Applications;
using Tanba.Server.Console.Certificates;
using Tanba.Server.Security;
using Register = Tanba.Registration.People.People;

namespace Tanba.Server.Console.People;

/// <summary>One person: the record, the certificates, the applications, and what was corrected.</summary>
[May(Act.SeePeople)]
public sealed class PersonPage(Register people, CorrectPerson correct, SearchCertificates certificates, SearchApplications applications, TimeProvider clock) : PageModel
{
    internal const string DoneKey = "person";
    private const int OnePage = 20;

    /// <summary>Null when the register does not know them; there may be applications all the same.</summary>
    public Person? Person { get; private set; }

    public string Iin { get; private set; } = "";

    public IReadOnlyList<CertificateLine> Certificates { get; private set; } = [];

    /// <summary>The serial number after which the next page of certificates begins.</summary>
    public string? NextCertificate { get; private set; }

    public IReadOnlyList<ApplicationLine> Applications { get; private set; } = [];

    public IReadOnlyList<PersonChange> Changes { get; private set; } = [];

    /// <summary>What was just done, as its words are named.</summary>
    public string? Done { get; private set; }

    public bool MayEdit => Access.May(HttpContext, Act.EditPeople) && Iin != Citizen.Of(User)!.Iin;

    public async Task<IActionResult> OnGetAsync(string iin, string? certificate, CancellationToken stop)
    {
        Iin = iin;
        Person = await people.FindAsync(iin, stop);
        var found = await applications.RunAsync(iin, null, OnePage, stop);
        Applications = [.. found.Where(one => one.Iin == iin).Select(one => new ApplicationLine(one, one.Centre, (int)(clock.GetUtcNow() - one.Since).TotalDays))];
        if (Person is null && Applications.Count == 0)
        {
            return NotFound();
        }

        Done = TempData[DoneKey] is string[] and [var about, var what] && about == iin ? what : null;
        Changes = await correct.ChangesAsync(iin, null, stop);
        await FindCertificatesAsync(certificate, stop);
        return Page();
    }

    private async Task FindCertificatesAsync(string? after, CancellationToken stop)
    {
        SerialNumber? last = after is not null && SerialNumber.Parse(after).Try(out var parsed, out _) ? parsed : null;

        // One more than is shown, to know whether there is a next page.
        var found = await certificates.RunAsync(new() { Owner = Iin }, last, OnePage + 1, stop);
        Certificates = [.. found.Take(OnePage).Select(issued => new CertificateLine(issued, clock.GetUtcNow()))];
        NextCertificate = found.Count > OnePage ? Certificates[^1].Serial : null;
    }
}
