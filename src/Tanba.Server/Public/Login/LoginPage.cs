using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tanba.Registration.SignIn;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Login;

/// <summary>«Войти в личный кабинет»: the script fetches a challenge, the agent signs it, and a good signature opens the session.</summary>
[May(Act.SignIn)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class LoginPage(StartSignIn start, CompleteSignIn complete, Wording words, TimeProvider clock) : PageModel
{
    private const string Cabinet = "/cabinet";

    /// <summary>Where the person was going; only an address of our own.</summary>
    public string Return { get; private set; } = Cabinet;

    public IActionResult OnGet([FromQuery(Name = "return")] string? back)
    {
        Return = OwnAddress(back);
        return Citizen.Of(User) is null ? Page() : LocalRedirect(Return);
    }

    public async Task<IActionResult> OnPostStartAsync(CancellationToken stop) => new JsonResult(await start.RunAsync(words.Language.Code, stop));

    public async Task<IActionResult> OnPostFinishAsync([FromBody] Answer? answer, CancellationToken stop)
    {
        if (answer?.Id is null || !Posted.Octets(answer.Cms).Try(out var cms, out _))
        {
            return Posted.Unreadable.ToJson(words);
        }

        if (!(await complete.RunAsync(answer.Id, cms, From(), stop)).Try(out var person, out var refused))
        {
            return refused.ToJson(words);
        }

        var citizen = new Citizen(person.Iin, person.Name, person.SerialNumber, clock.GetUtcNow());
        TempData.Clear(); // what is kept was another session's, and perhaps another person's
        await HttpContext.SignInAsync(Session.Scheme, citizen.ToPrincipal(Session.Scheme));
        return new JsonResult(new { to = OwnAddress(answer.Return) });
    }

    private SignInFrom From() => new(
        RateLimits.Shown(HttpContext.Connection.RemoteIpAddress),
        RateLimits.PlaceOf(HttpContext.Connection.RemoteIpAddress),
        Request.Headers.UserAgent.ToString());

    private string OwnAddress(string? address) => Url.IsLocalUrl(address) ? address : Cabinet;

    /// <summary>The signed challenge.</summary>
    public sealed record Answer(string? Id, string? Cms, string? Return);
}
