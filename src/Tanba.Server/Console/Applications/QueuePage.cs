using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Applications;
using Tanba.Registration.Decisions;
using Tanba.Registration.Staff;
using Tanba.Server.Security;
using ApplicationTemplate = Tanba.Registration.Applications.Template;

namespace Tanba.Server.Console.Applications;

/// <summary>The registrar's queue: applications by state, template and centre, or found by number, IIN or name.</summary>
[May(Act.SeeApplications)]
public sealed class QueuePage(ApplicationQueue queue, SearchApplications search, CentreNames centres, ListStaff staff, TimeProvider clock) : PageModel
{
    private const int OnePage = 25;

    /// <summary>The states that are worth a list of their own.</summary>
    public static IReadOnlyList<ApplicationState> States { get; } =
        [ApplicationState.Submitted, ApplicationState.Confirmed, ApplicationState.Issued, ApplicationState.Installed, ApplicationState.Rejected, ApplicationState.Lapsed, ApplicationState.Cancelled];

    /// <summary>What is looked for; then state, template and centre do not matter.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Template { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Centre { get; set; }

    public IReadOnlyList<ApplicationLine> Found { get; private set; } = [];

    public static IReadOnlyList<string> Templates => ApplicationTemplate.Names;

    /// <summary>Every centre with its name, for the list to choose from.</summary>
    public IReadOnlyList<(string Id, string Name)> Centres { get; private set; } = [];

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    public bool IsSearch => !string.IsNullOrWhiteSpace(Text);

    public ApplicationState Chosen => States.FirstOrDefault(state => state.ToString() == State, ApplicationState.Submitted);

    public async Task OnGetAsync(string? after, CancellationToken stop)
    {
        // A registrar begins with the own centre; whoever chose «all» has said so in the address.
        if (!IsSearch && !Request.Query.ContainsKey("centre"))
        {
            Centre = await staff.CentreOfAsync(Citizen.Of(User)!.Iin, stop);
        }

        // One more than is shown, to know whether there is a next page.
        var found = IsSearch
            ? await search.RunAsync(Text!, after, OnePage + 1, stop)
            : await queue.RunAsync(new(Chosen, Given(Template), Given(Centre)), after, OnePage + 1, stop);
        Centres = await centres.AllAsync(stop);
        Found = [.. found.Take(OnePage).Select(application => new ApplicationLine(application, NameOf(application.Centre), AgeOf(application)))];
        if (found.Count > OnePage)
        {
            Next = "/console/applications" + QueryString.Create((IEnumerable<KeyValuePair<string, string?>>)
            [
                new("q", Given(Text)), new("state", IsSearch ? null : Chosen.ToString()), new("template", Given(Template)), new("centre", Given(Centre)), new("after", Found[^1].Application.Number),
            ]);
        }
    }

    private string? NameOf(string? centre) => centre is null ? null : Centres.FirstOrDefault(one => one.Id == centre).Name ?? centre;

    private int AgeOf(QueuedApplication application) => (int)(clock.GetUtcNow() - application.Since).TotalDays;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
