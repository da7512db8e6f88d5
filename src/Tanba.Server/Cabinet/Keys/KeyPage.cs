using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Certificates;
using Tanba.Authority.Issuers;
using Tanba.Pki.Certificates;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Server.Components;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet.Keys;

/// <summary>One own certificate in plain language: what the key can do, until when, where it lives, and what became of it. Another's is not found.</summary>
[May(Act.SeeOwnKeys)]
public sealed class KeyPage(FindCertificates find, FindApplications applications, TrustedCertificates trusted, KeyStory story, TimeProvider clock) : PageModel
{
    public KeyCard Card { get; private set; } = null!;

    /// <summary>Where the key was made; null when the registration does not know, as of keys that came with the beginning of the house.</summary>
    public ApplicationView? Application { get; private set; }

    public IReadOnlyList<TimelineStep> Story { get; private set; } = [];

    /// <summary>The signed acts on this certificate and on the application behind it.</summary>
    public IReadOnlyList<Receipt> Receipts { get; private set; } = [];

    /// <summary>The name of the key's file, as the agent writes it.</summary>
    public string FileName => $"{Card.Kind}_{Card.Certificate.Ski}.p12";

    public string Fingerprint => string.Join(' ', Card.Certificate.Sha256().Select(octet => $"{octet:X2}"));

    public async Task<IActionResult> OnGetAsync(string serial, CancellationToken stop)
    {
        if (await OwnAsync(serial, stop) is not { } issued)
        {
            return NotFound();
        }

        Card = new KeyCard(issued, clock.GetUtcNow());
        Application = (await applications.ByNumberAsync(issued.Application, stop)).Try(out var application, out _) && application.Iin == issued.Owner ? application : null;
        Story = await story.OfAsync(Card, Application, stop);
        Receipts = await story.ReceiptsAsync(Card, Application, stop);
        return Page();
    }

    public async Task<IActionResult> OnGetCertificateAsync(string serial, CancellationToken stop) => await OwnAsync(serial, stop) is { } issued
        ? File(issued.Certificate.Encoded.ToArray(), "application/pkix-cert", $"{issued.Certificate.SerialNumber}.cer")
        : NotFound();

    /// <summary>The certificate and those above it, in the order in which each is signed by the next (RFC 7468, RFC 8555 §9.1).</summary>
    public async Task<IActionResult> OnGetChainAsync(string serial, CancellationToken stop) => await OwnAsync(serial, stop) is { } issued
        ? File(Encoding.ASCII.GetBytes(string.Concat(new[] { issued.Certificate, trusted.Issuing, trusted.Roots[0] }.Select(one => one.ToPem()))), "application/pem-certificate-chain", $"{issued.Certificate.SerialNumber}.pem")
        : NotFound();

    private async Task<IssuedCertificate?> OwnAsync(string serial, CancellationToken stop) =>
        SerialNumber.Parse(serial).Try(out var number, out _) && await find.FindAsync(number, stop) is { } issued && issued.Owner == Citizen.Of(User)!.Iin
            ? issued
            : null;
}
