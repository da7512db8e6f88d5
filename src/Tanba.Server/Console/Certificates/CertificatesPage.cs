using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Certificates;
using Tanba.Pki.Certificates;

namespace Tanba.Server.Console.Certificates;

/// <summary>«Сертификаты»: everybody's, found by the beginning of the serial number or by the owner's IIN.</summary>
[May(Act.SeeCertificates)]
public sealed class CertificatesPage(SearchCertificates search, TimeProvider clock) : PageModel
{
    private const int OnePage = 25;
    private const int DigitsOfIin = 12;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public IReadOnlyList<CertificateLine> Found { get; private set; } = [];

    /// <summary>The serial number after which the next page begins; null on the last.</summary>
    public string? NextAfter { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken stop)
    {
        SerialNumber? last = after is not null && SerialNumber.Parse(after).Try(out var parsed, out _) ? parsed : null;

        // One more than is shown, to know whether there is a next page.
        var found = await search.RunAsync(Wanted(), last, OnePage + 1, stop);
        Found = [.. found.Take(OnePage).Select(issued => new CertificateLine(issued, clock.GetUtcNow()))];
        NextAfter = found.Count > OnePage ? Found[^1].Serial : null;
    }

    // Twelve decimal digits are an IIN: nobody types so little of a serial number that has no letter.
    private CertificateSearch Wanted()
    {
        var text = Text?.Trim() ?? "";
        return text.Length == DigitsOfIin && text.All(char.IsAsciiDigit) ? new() { Owner = text } : new() { SerialPrefix = text.Length == 0 ? null : text };
    }
}
