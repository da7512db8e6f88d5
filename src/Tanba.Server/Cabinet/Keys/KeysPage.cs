using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Certificates;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet.Keys;

/// <summary>«Список ключей ЭЦП»: own certificates, by what has become of them, a page at a time.</summary>
[May(Act.SeeOwnKeys)]
public sealed class KeysPage(FindCertificates find, TimeProvider clock) : PageModel
{
    private const int OnePage = 20;

    /// <summary>The orders to choose from, as their words are named; the first is the usual one.</summary>
    public static IReadOnlyList<string> Orders { get; } = ["newest", "ending"];

    /// <summary>The chosen filter, as its words are named.</summary>
    public string Filter { get; private set; } = Name(KeyFilter.Valid);

    public IReadOnlyList<(string Filter, long Count)> Filters { get; private set; } = [];

    /// <summary>The chosen one of <see cref="Orders"/>.</summary>
    public string Order { get; private set; } = Orders[0];

    public IReadOnlyList<KeyCard> Cards { get; private set; } = [];

    /// <summary>The serial number after which the next page begins; null on the last.</summary>
    public string? NextAfter { get; private set; }

    public async Task OnGetAsync(string? filter, string? order, string? after, CancellationToken stop)
    {
        var iin = Citizen.Of(User)!.Iin;
        var chosen = Enum.GetValues<KeyFilter>().FirstOrDefault(value => Name(value) == filter, KeyFilter.Valid);
        Filter = Name(chosen);
        var counts = await find.CountsAsync(iin, stop);
        Filters =
        [
            (Name(KeyFilter.Valid), counts.Valid),
            (Name(KeyFilter.Suspended), counts.Suspended),
            (Name(KeyFilter.Revoked), counts.Revoked),
            (Name(KeyFilter.Expired), counts.Expired),
        ];

        // One more than is shown, to know whether there is a next page.
        Order = Orders.FirstOrDefault(one => one == order, Orders[0]);
        var found = Order == "ending"
            ? await find.OfOwnerByEndAsync(iin, chosen, after, OnePage + 1, stop)
            : await find.OfOwnerAsync(iin, chosen, after, OnePage + 1, stop);
        var now = clock.GetUtcNow();
        Cards = [.. found.Take(OnePage).Select(issued => new KeyCard(issued, now))];
        NextAfter = found.Count > OnePage ? Cards[^1].Certificate.SerialNumber.ToString() : null;
    }

    private static string Name(KeyFilter filter) => filter.ToString().ToLowerInvariant();
}
