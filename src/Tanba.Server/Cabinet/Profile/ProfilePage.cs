using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.People;
using Tanba.Server.Localities;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Profile;

/// <summary>«Меню «Фамилия»»: own data, the language of pages and letters, letters on or off, where the person lives.</summary>
[May(Act.EditProfile)]
public sealed class ProfilePage(People people, ChangeProfile change, ConfirmEmail emails, PlaceChoice places, Wording words) : PageModel
{
    /// <summary>Says once, on the page that follows, what was done.</summary>
    internal const string Said = "profile-said";

    [BindProperty]
    public ProfileAnswers Answers { get; set; } = new();

    /// <summary>Null: the registration has no record of whoever holds this key.</summary>
    public Person? Person { get; private set; }

    public Citizen Citizen => Citizen.Of(User)!;

    public EmailChange? Waiting { get; private set; }

    public bool IsSaved { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await ReadAsync(stop);
        IsSaved = TempData[Said] is true;
        if (Person is { } person)
        {
            Answers = new() { Language = person.Language, WantsLetters = person.WantsLetters, Region = person.Region, Locality = person.Locality };
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var place = await places.TakeAsync(ModelState, ("Answers.Region", Answers.Region), ("Answers.Locality", Answers.Locality), stop);
        if (ModelState.IsValid)
        {
            var changed = await change.RunAsync(
                Citizen.Iin, new(Answers.Language ?? "", Answers.WantsLetters, place.Region!, place.Locality!), stop);
            if (changed.Rejection is not { } refused)
            {
                TempData[Said] = true;

                // The page comes in the language that was chosen, and so does every one after it.
                return LocalRedirect($"/cabinet/profile?lang={changed.Value.Language}");
            }

            ModelState.AddModelError("", words.Refusal(refused));
        }

        await ReadAsync(stop);
        return Page();
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        Person = await people.FindAsync(Citizen.Iin, stop);
        Waiting = await emails.WaitingAsync(Citizen.Iin, stop);
    }
}
