using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tanba.Registration.Applications;
using Tanba.Registration.Centres;
using Tanba.Registration.People;
using Tanba.Server.Cabinet.Reissue;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Services;

/// <summary>All answers once more; then the script orders the keys, hands over their requests and hands the application in.</summary>
[May(Act.ApplyFirst)]
[EnableRateLimiting(RateLimits.First)]
public sealed class CheckPage(People people, FindCentres centres, Template template, FirstSteps steps, Wording words) : PageModel
{
    public FirstAnswers Answers { get; private set; } = new();

    public string FullName { get; private set; } = "";

    public Centre Centre { get; private set; } = null!;

    /// <summary>Role and file name of each key that will be made.</summary>
    public IEnumerable<(string Role, string Prefix)> Keys => template.Profiles.Select(profile => (profile.Role, profile.FilePrefix));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Answers = FirstAnswers.Kept(TempData);
        if (!Answers.Reaches("check") || await centres.FindAsync(Answers.Centre!, stop) is not { } centre)
        {
            return LocalRedirect(Answers.Reaches("check") ? "/services/individual/centre" : Answers.Next);
        }

        Centre = centre;
        FullName = (await people.FindAsync(Answers.Iin!, stop))?.FullName ?? string.Join(' ', new[] { Answers.Surname, Answers.GivenName, Answers.Patronymic }.OfType<string>());
        return Page();
    }

    /// <summary>Without script no key can be made: the page comes again and says so.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken stop) => OnGetAsync(stop);

    public async Task<IActionResult> OnPostStartAsync(CancellationToken stop)
    {
        var kept = FirstAnswers.Kept(TempData);
        if (!kept.Reaches("check"))
        {
            return Posted.Unreadable.ToJson(words);
        }

        if (Applicant.Kept(TempData) is { } earlier)
        {
            await steps.EndDraftAsync(earlier, stop);
        }

        var secret = ApplicantSecret.Draw();
        if (!(await steps.OrderAsync(kept, secret, words.Language, stop)).Try(out var order, out var refused))
        {
            return refused.ToJson(words);
        }

        new Applicant(order.Number, secret).Keep(TempData);
        return new JsonResult(new { order.Number, order.Storage, Path = kept.Path ?? "", order.Keys });
    }

    public async Task<IActionResult> OnPostRequestsAsync([FromBody] ReissueSteps.Requests? posted, CancellationToken stop)
    {
        if (posted is null)
        {
            return Posted.Unreadable.ToJson(words);
        }

        return (await steps.AttachAsync(Applicant.Of(TempData, posted.Number), posted, stop)).Try(out _, out var refused) ? new JsonResult(new { }) : refused.ToJson(words);
    }

    public async Task<IActionResult> OnPostSubmitAsync([FromBody] ReissueSteps.Named? posted, CancellationToken stop)
    {
        if (!(await steps.HandInAsync(Applicant.Of(TempData, posted?.Number), stop)).Try(out var application, out var refused))
        {
            return refused.ToJson(words);
        }

        FirstAnswers.Forget(TempData);
        return new JsonResult(new { to = $"/services/individual/done/{application.Number}" });
    }

    public async Task<IActionResult> OnPostCancelAsync([FromBody] ReissueSteps.Named? posted, CancellationToken stop)
    {
        if (Applicant.Of(TempData, posted?.Number) is { } applicant)
        {
            await steps.EndDraftAsync(applicant, stop);
        }

        return new JsonResult(new { });
    }
}
