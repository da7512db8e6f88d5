using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Pki.Certificates;
using Tanba.Registration.Acts;
using Tanba.Server.Security;
using Tanba.Signatures.Cms;

namespace Tanba.Server.Cabinet.Receipts;

/// <summary>The receipt of an own signed act: the words that were signed, the octets to keep, and how anyone can check them. Another's is not found.</summary>
[May(Act.SeeCabinet)]
public sealed class ReceiptPage(FindReceipts receipts) : PageModel
{
    public string Digest { get; private set; } = "";

    /// <summary>What was signed, for people.</summary>
    public string Sentences { get; private set; } = "";

    /// <summary>What was signed, for programs.</summary>
    public string Facts { get; private set; } = "";

    public Certificate Signer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string digest, CancellationToken stop)
    {
        if (await OwnAsync(digest, stop) is not { } octets)
        {
            return NotFound();
        }

        var signed = SignedCms.Decode(octets).Value;
        var text = Encoding.UTF8.GetString(signed.Content!.Value.Span).Split(SignedAct.Marker);
        (Digest, Sentences, Facts) = (digest, text[0].Trim(), text[^1].Trim());
        Signer = signed.Check(signed.Signers[0], null).Value.Certificate;
        return Page();
    }

    public async Task<IActionResult> OnGetSignatureAsync(string digest, CancellationToken stop) => await OwnAsync(digest, stop) is { } octets
        ? File(octets, "application/pkcs7-mime", $"{digest[..16]}.p7s")
        : NotFound();

    private async Task<byte[]?> OwnAsync(string digest, CancellationToken stop) =>
        digest.Length == 64 && await receipts.OctetsAsync(digest, stop) is { } found && found.Iin == Citizen.Of(User)!.Iin ? found.Cms : null;
}
