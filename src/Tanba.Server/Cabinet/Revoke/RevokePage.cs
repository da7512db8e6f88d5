using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Certificates;
using Tanba.Pki.Certificates;
using Tanba.Registration.Applications;
using Tanba.Server.Cabinet.Keys;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet.Revoke;

/// <summary>«Отзыв ключей ЭЦП»: the keys whose status can be changed, the suspended ones first.</summary>
[May(Act.RevokeOwn)]
public sealed class RevokePage(FindCertificates find, ValidKeys keys, TimeProvider clock) : PageModel
{
    private const int OnePage = 20;

    public IReadOnlyList<KeyCard> Suspended { get; private set; } = [];

    public IReadOnlyList<KeyCard> Valid { get; private set; } = [];

    /// <summary>Whether the person has a key to sign the request with.</summary>
    public bool CanSign { get; private set; }

    public string? NextAfter { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken stop)
    {
        var iin = Citizen.Of(User)!.Iin;
        var now = clock.GetUtcNow();
        CanSign = await keys.AnyAsync(iin, CertificatePurpose.Signs, besides: null, stop);
        Suspended = after is null ? [.. (await find.OfOwnerAsync(iin, KeyFilter.Suspended, null, OnePage, stop)).Select(issued => new KeyCard(issued, now))] : [];

        // One more than is shown, to know whether there is a next page.
        var found = await find.OfOwnerAsync(iin, KeyFilter.Valid, after, OnePage + 1, stop);
        Valid = [.. found.Take(OnePage).Select(issued => new KeyCard(issued, now))];
        NextAfter = found.Count > OnePage ? Valid[^1].Serial : null;
    }
}
