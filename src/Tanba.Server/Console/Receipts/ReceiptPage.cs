using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Acts;

namespace Tanba.Server.Console.Receipts;

/// <summary>The signed octets of an act, for whoever must check it: openssl cms -verify, docs/acts.md.</summary>
[May(Act.SeeApplications)]
public sealed class ReceiptPage(FindReceipts receipts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string digest, CancellationToken stop) => await receipts.OctetsAsync(digest, stop) is { } found
        ? File(found.Cms, "application/pkcs7-mime", $"act-{digest[..12]}.p7s")
        : NotFound();
}
