using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Certificates;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Registration.People;
using Tanba.Server.Localities;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Reissue;

/// <summary>«Перевыпуск ключей ЭЦП», the questions: what we know is filled in, the rest is asked.</summary>
[May(Act.Reissue)]
public sealed class ReissuePage(People people, FindCertificates certificates, PlaceChoice places, ReissueObstacle obstacle, Wording words) : PageModel
{
    [BindProperty]
    public Answers Answers { get; set; } = new();

    public Citizen Person => Citizen.Of(User)!;

    public string FullName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await obstacle.FindAsync(Person.Iin, stop) is not null)
        {
            return LocalRedirect(ObstaclePage.Address);
        }

        var known = await people.FindAsync(Person.Iin, stop);
        FullName = known?.FullName ?? Person.Name;
        Answers = Answers.Kept(TempData, Person.Iin) ?? Known(await CertificateAsync(stop), known);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        foreach (var (field, word) in Answers.Faults())
        {
            ModelState.AddModelError($"{nameof(Answers)}.{field}", words[word]);
        }

        var place = await places.TakeAsync(ModelState, ("Answers.Region", Answers.Region), ("Answers.Locality", Answers.Locality), stop);
        Answers = Answers with { Region = place.Region, Locality = place.Locality };
        if (!ModelState.IsValid)
        {
            FullName = (await people.FindAsync(Person.Iin, stop))?.FullName ?? Person.Name;
            return Page();
        }

        Answers.Keep(TempData, Person.Iin);
        return LocalRedirect("/cabinet/reissue/check");
    }

    // What a certificate does not say, the registration may know.
    private static Answers Known(Certificate? certificate, Person? person) => new()
    {
        Email = certificate?.Email ?? person?.Email,
        Region = certificate?.Subject.Find(Oids.StateOrProvince) ?? person?.Region,
        Locality = certificate?.Subject.Find(Oids.Locality) ?? person?.Locality,
        Storage = Storages.File,
    };

    private async Task<Certificate?> CertificateAsync(CancellationToken stop) =>
        SerialNumber.Parse(Person.SerialNumber).Try(out var serial, out _) ? (await certificates.FindAsync(serial, stop))?.Certificate : null;
}
