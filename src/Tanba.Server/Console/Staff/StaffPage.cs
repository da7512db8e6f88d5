using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Pki;
using Tanba.Registration.Staff;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Console.Staff;

/// <summary>«Сотрудники»: who has which role; the administrator adds and ends roles, nobody the own ones.</summary>
[May(Act.SeeStaff, Post = Act.EditStaff)]
public sealed class StaffPage(ListStaff list, AddStaff add, EndStaff end, CentreNames centres, Wording words) : PageModel
{
    private const int OnePage = 50;
    private const string DoneKey = "staff";

    [BindProperty]
    public string? Iin { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Centre { get; set; }

    public IReadOnlyList<StaffMember> Members { get; private set; } = [];

    public IReadOnlyList<(string Id, string Name)> Centres { get; private set; } = [];

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>What was just done, as its words are named.</summary>
    public string? Done { get; private set; }

    public string Me => Citizen.Of(User)!.Iin;

    public string? NameOf(string? centre) => centre is null ? null : Centres.FirstOrDefault(one => one.Id == centre).Name ?? centre;

    public async Task OnGetAsync(string? after, string? last, CancellationToken stop)
    {
        Done = TempData[DoneKey] as string;
        await ShowAsync(after is not null && Enum.TryParse<StaffRole>(last, out var role) ? (after, role) : null, stop);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken stop)
    {
        if (!Enum.TryParse<StaffRole>(Role, out var role) || !Enum.IsDefined(role))
        {
            return await RefuseAsync(nameof(Role), words.Refusal("staff.role"), stop);
        }

        var centre = role is StaffRole.Registrar && !string.IsNullOrEmpty(Centre) ? Centre : null;
        if (centre is not null && (await centres.AllAsync(stop)).All(one => one.Id != centre))
        {
            return await RefuseAsync(nameof(Centre), words.Refusal("staff.centre"), stop);
        }

        var iin = string.Concat((Iin ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        return await FinishAsync("added", (await add.RunAsync(iin, role, centre, Me, stop)).Rejection, stop);
    }

    public async Task<IActionResult> OnPostEndAsync(string? who, string? what, CancellationToken stop) =>
        who is not null && Enum.TryParse<StaffRole>(what, out var role)
            ? await FinishAsync("ended", (await end.RunAsync(who, role, Me, stop)).Rejection, stop)
            : BadRequest();

    private async Task<IActionResult> FinishAsync(string done, Rejection? refused, CancellationToken stop)
    {
        if (refused is not null)
        {
            return await RefuseAsync(done == "added" ? nameof(Iin) : "", words.Refusal(refused), stop);
        }

        TempData[DoneKey] = done;
        return LocalRedirect("/console/staff");
    }

    private async Task<IActionResult> RefuseAsync(string field, string sentence, CancellationToken stop)
    {
        ModelState.AddModelError(field, sentence);
        await ShowAsync(null, stop);
        return Page();
    }

    private async Task ShowAsync((string, StaffRole)? after, CancellationToken stop)
    {
        Centres = await centres.AllAsync(stop);

        // One more than is shown, to know whether there is a next page.
        var found = await list.RunAsync(after, OnePage + 1, stop);
        Members = [.. found.Take(OnePage)];
        Next = found.Count > OnePage ? $"/console/staff?after={Members[^1].Iin}&last={Members[^1].Role}" : null;
    }
}
