using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Revocations;
using Tanba.Server.Cabinet.Keys;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Revoke;

/// <summary>«Редактировать»: what should happen to one key, and why.</summary>
[May(Act.RevokeOwn)]
public sealed class GroundPage(OwnKey own, Wording words) : PageModel
{
    private bool mayRelease;

    public KeyCard Card { get; private set; } = null!;

    [BindProperty]
    public string? Ground { get; set; }

    /// <summary>The questions: a suspended key may come back, or go for good.</summary>
    public IEnumerable<(string Legend, IEnumerable<RevocationGround> Grounds)> Choices =>
    [
        .. mayRelease ? [("revoke.ground.back", (IEnumerable<RevocationGround>)[RevocationGround.Release])] : Array.Empty<(string, IEnumerable<RevocationGround>)>(),
        .. Card.State == "suspended" ? Array.Empty<(string, IEnumerable<RevocationGround>)>() : [("revoke.ground.for-a-time", [RevocationGround.Suspension])],
        ("revoke.ground.final", RevocationGround.Final),
    ];

    /// <summary>Somebody else suspended it, and only they take it back.</summary>
    public bool IsSuspendedByOthers => Card.State == "suspended" && !mayRelease;

    public async Task<IActionResult> OnGetAsync(string serial, string? ground, CancellationToken stop)
    {
        Ground = ground;
        return await ShowAsync(serial, stop);
    }

    public async Task<IActionResult> OnPostAsync(string serial, CancellationToken stop)
    {
        var shown = await ShowAsync(serial, stop);
        if (shown is not PageResult)
        {
            return shown;
        }

        if (Choices.SelectMany(choice => choice.Grounds).Any(ground => ground.Name == Ground))
        {
            return LocalRedirect($"/cabinet/revoke/{Card.Serial}/{Ground}");
        }

        ModelState.AddModelError(nameof(Ground), words["revoke.wrong.ground"]);
        return Page();
    }

    private async Task<IActionResult> ShowAsync(string serial, CancellationToken stop)
    {
        if (await own.FindAsync(Citizen.Of(User)!, serial, stop) is not { } card)
        {
            return NotFound();
        }

        Card = card;
        mayRelease = await own.MayReleaseAsync(Citizen.Of(User)!, card, stop);

        // A revoked or expired key has its page, and nothing to choose.
        return card.State is "valid" or "suspended" ? Page() : LocalRedirect("/cabinet/keys/" + card.Serial);
    }
}
