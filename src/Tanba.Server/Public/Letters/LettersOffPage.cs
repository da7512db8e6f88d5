using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Pki;
using Tanba.Registration.Letters;

namespace Tanba.Server.Public.Letters;

/// <summary>The page behind the link in every letter: asks once more, and ends the letters. No session: whoever has the letter has the link.</summary>
/// <remarks>RFC 8058 §3.2: a mail program posts here without having seen the page, so there is no antiforgery token; the secret of the link stands in for it.</remarks>
[May(Act.FollowLetter)]
[IgnoreAntiforgeryToken]
public sealed class LettersOffPage(LetterLinks links) : PageModel
{
    [FromQuery(Name = "key")]
    public string? Key { get; set; }

    public bool IsDone { get; private set; }

    public Rejection? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (!await links.KnowsAsync(Key, stop))
        {
            Refuse(LetterLinks.Unknown);
        }
    }

    public async Task OnPostAsync(CancellationToken stop)
    {
        if ((await links.EndAsync(Key, stop)).Rejection is { } refused)
        {
            Refuse(refused);
        }
        else
        {
            IsDone = true;
        }
    }

    private void Refuse(Rejection refused)
    {
        Refused = refused;
        Response.StatusCode = Problems.StatusOf(refused.Kind);
    }
}
