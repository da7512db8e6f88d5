using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Crls;
using Tanba.Authority.Issuers;
using Tanba.Authority.Status;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Server.Security;
using Tanba.Validation.Ocsp;

namespace Tanba.Server.Console.Authority;

/// <summary>The officer's page: the authority's certificates, how the lists stand, and the button that makes new ones.</summary>
[May(Act.SeeAuthority, Post = Act.IssueCrl)]
public sealed class AuthorityPage(TrustedCertificates trusted, Responder responder, ReadCrlState lists, CurrentCrl current, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public CrlState State { get; private set; } = null!;

    /// <summary>The root's list, made in a ceremony; null when there is none.</summary>
    public CertificateList? RootList { get; private set; }

    /// <summary>The number of the lists that were just made.</summary>
    [TempData]
    public string? Made { get; set; }

    public IReadOnlyList<IssuerCard> Issuers =>
    [
        new("root", trusted.Roots[0], Now),
        new("issuing", trusted.Issuing, Now),
        new("ocsp", responder.Certificate, Now),
    ];

    public async Task OnGetAsync(CancellationToken stop)
    {
        State = await lists.RunAsync(stop);
        RootList = await current.ReadRootAsync(stop) is { } der && CertificateList.Decode(der).Try(out var list, out _) ? list : null;
    }

    public async Task<IActionResult> OnPostAsync([FromServices] PublishCrls publish, CancellationToken stop)
    {
        Made = $"{await publish.NowAsync(Citizen.Of(User)!.Iin, stop)}";
        return RedirectToPage();
    }
}

/// <summary>One of the authority's own certificates.</summary>
public sealed record IssuerCard(string Name, Certificate Certificate, DateTimeOffset Now)
{
    // An authority's successor is made in a ceremony, and people must have its certificate before the old one ends.
    private static readonly TimeSpan Early = TimeSpan.FromDays(90);

    /// <summary><c>valid</c>, <c>ending</c> or <c>expired</c>: part of the keys of its words.</summary>
    public string State => Certificate.NotAfter <= Now ? "expired" : Certificate.NotAfter - Now < Early ? "ending" : "valid";

    public string Colour => State switch
    {
        "valid" => "govuk-tag--green",
        "ending" => "govuk-tag--yellow",
        _ => "govuk-tag--red",
    };

    /// <summary>SHA-256 in pairs, so that it can be compared by eye.</summary>
    public string Fingerprint => string.Join(' ', Certificate.Sha256().Select(octet => $"{octet:X2}"));
}
