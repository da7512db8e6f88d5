using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.People;
using Tanba.Server.Localities;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Console.People;

/// <summary>«Регистрация человека»: the registrar copies the data from the document.</summary>
[May(Act.EditPeople)]
public sealed class NewPersonPage(RegisterPerson register, PlaceChoice places, Wording words) : PageModel
{
    [BindProperty]
    public PersonForm Form { get; set; } = new();

    public void OnGet(string? iin) => Form = new() { Iin = iin, Language = words.Language.Code };

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var place = await places.TakeAsync(ModelState, ("Form.Region", Form.Region), ("Form.Locality", Form.Locality), stop);
        var person = Form.ToPerson() with { Region = place.Region ?? "", Locality = place.Locality ?? "" };
        FieldFaults.Add(ModelState, register.Faults(person), PersonForm.FieldOf, words);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if ((await register.RunAsync(person, Citizen.Of(User)!.Iin, stop)).Rejection is { } refused)
        {
            FieldFaults.Add(ModelState, [refused], PersonForm.FieldOf, words);
            return Page();
        }

        TempData[PersonPage.DoneKey] = new[] { person.Iin, "new" };
        return LocalRedirect($"/console/people/{person.Iin}");
    }
}
