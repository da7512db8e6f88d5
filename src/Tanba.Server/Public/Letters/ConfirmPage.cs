using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Pki;
using Tanba.Registration.People;

namespace Tanba.Server.Public.Letters;

/// <summary>The page behind the link that confirms an address. Opening it changes nothing: programs that scan mail open links too.</summary>
[May(Act.FollowLetter)]
public sealed class ConfirmPage(ConfirmEmail confirm) : PageModel
{
    [FromQuery(Name = "key")]
    public string? Key { get; set; }

    public string? Email { get; private set; }

    public bool IsDone { get; private set; }

    public Rejection? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var found = await confirm.FindAsync(Key, stop);
        Take(found.Try(out var change, out var refused) ? change.Email : null, refused);
    }

    public async Task OnPostAsync(CancellationToken stop)
    {
        var done = await confirm.RunAsync(Key, stop);
        IsDone = !done.IsRefused;
        Take(done.Try(out var email, out var refused) ? email : null, refused);
    }

    private void Take(string? email, Rejection? refused)
    {
        Email = email;
        Refused = refused;
        if (refused is not null)
        {
            Response.StatusCode = Problems.StatusOf(refused.Kind);
        }
    }
}
