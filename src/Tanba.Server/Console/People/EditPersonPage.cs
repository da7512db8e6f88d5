using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.People;
using Tanba.Server.Localities;
using Tanba.Server.Security;
using Tanba.Server.Words;
using Register = Tanba.Registration.People.People;

namespace Tanba.Server.Console.People;

/// <summary>«Исправление данных»: who, when, what it was and what it became is kept.</summary>
[May(Act.EditPeople)]
public sealed class EditPersonPage(Register people, CorrectPerson correct, PlaceChoice places, Wording words) : PageModel
{
    [BindProperty]
    public PersonForm Form { get; set; } = new();

    public Person Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string iin, CancellationToken stop)
    {
        if (await people.FindAsync(iin, stop) is not { } known)
        {
            return NotFound();
        }

        Person = known;
        Form = PersonForm.Of(known);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string iin, CancellationToken stop)
    {
        if (await people.FindAsync(iin, stop) is not { } known)
        {
            return NotFound();
        }

        Person = known;
        var place = await PlaceAsync(stop);
        var corrected = Form.ToCorrected(iin) with { Region = place.Region ?? "", Locality = place.Locality ?? "" };
        FieldFaults.Add(ModelState, PersonRules.Faults(corrected.On(known)), PersonForm.FieldOf, words);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if ((await correct.RunAsync(corrected, Citizen.Of(User)!.Iin, stop)).Rejection is { } refused)
        {
            FieldFaults.Add(ModelState, [refused], PersonForm.FieldOf, words);
            return Page();
        }

        TempData[PersonPage.DoneKey] = new[] { iin, "edit" };
        return LocalRedirect($"/console/people/{iin}");
    }

    // An address that is not touched stays as it was written, even if the classifier has other names today.
    private async Task<Place> PlaceAsync(CancellationToken stop) => Form.Region == Person.Region && Form.Locality == Person.Locality
        ? new(Person.Region, Person.Locality)
        : await places.TakeAsync(ModelState, ("Form.Region", Form.Region), ("Form.Locality", Form.Locality), stop);
}
