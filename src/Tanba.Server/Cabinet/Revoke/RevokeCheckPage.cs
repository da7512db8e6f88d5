using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Pki.Certificates;
using Tanba.Registration.Applications;
using Tanba.Registration.Revocations;
using Tanba.Server.Cabinet.Keys;
using Tanba.Server.Public.Revoked;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Revoke;

/// <summary>What will happen, before it is signed; then the two calls of the script: the text, and the text signed.</summary>
[May(Act.RevokeOwn)]
public sealed class RevokeCheckPage(OwnKey own, ValidKeys keys, OrderRevocation order, CompleteRevocation complete, Wording words) : PageModel
{
    public KeyCard Card { get; private set; } = null!;

    public RevocationGround Ground { get; private set; } = null!;

    /// <summary>Whether no other valid key of the person could sign, or log in, when this one is gone.</summary>
    public bool IsLastToSign { get; private set; }

    public bool IsLastToLogIn { get; private set; }

    private Citizen Person => Citizen.Of(User)!;

    public async Task<IActionResult> OnGetAsync(string serial, string ground, CancellationToken stop)
    {
        if (await own.FindAsync(Person, serial, stop) is not { } card)
        {
            return NotFound();
        }

        if (RevocationGround.Find(ground) is not { } chosen || card.State is not ("valid" or "suspended"))
        {
            return LocalRedirect("/cabinet/revoke/" + card.Serial);
        }

        (Card, Ground) = (card, chosen);
        IsLastToSign = card.State == "valid" && await IsLastAsync(CertificatePurpose.Signs, stop);
        IsLastToLogIn = card.State == "valid" && await IsLastAsync(CertificatePurpose.Authenticates, stop);
        return Page();
    }

    /// <summary>Without script nothing can be signed: the page comes again and says so.</summary>
    public Task<IActionResult> OnPostAsync(string serial, string ground, CancellationToken stop) => OnGetAsync(serial, ground, stop);

    public async Task<IActionResult> OnPostStartAsync(string serial, string ground, CancellationToken stop) =>
        RevocationGround.Find(ground) is not { } chosen ? Posted.Unreadable.ToJson(words)
        : (await order.RunAsync(Person.Iin, serial, chosen, words.Language.Code, stop)).Try(out var act, out var refused) ? new JsonResult(act)
        : refused.ToJson(words);

    public async Task<IActionResult> OnPostFinishAsync(string serial, string ground, [FromBody] SignedText? posted, CancellationToken stop)
    {
        if (RevocationGround.Find(ground) is not { } chosen || posted?.Id is not { Length: <= 64 } id || !Posted.Octets(posted.Cms).Try(out var cms, out _))
        {
            return Posted.Unreadable.ToJson(words);
        }

        if ((await complete.RunAsync(id, chosen.Act, Person.Iin, cms, stop)).Rejection is { } refused)
        {
            return refused.ToJson(words);
        }

        TempData[RevokedPage.Flag] = new[] { chosen.Act, serial };
        return new JsonResult(new { to = "/revoked" });
    }

    private async Task<bool> IsLastAsync(Func<Certificate, bool> serves, CancellationToken stop) =>
        serves(Card.Certificate) && !await keys.AnyAsync(Person.Iin, serves, besides: Card.Serial, stop);
}
