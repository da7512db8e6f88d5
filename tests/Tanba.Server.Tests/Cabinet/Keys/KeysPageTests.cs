using Tanba.Authority.Revocation;
using Tanba.Pki.Crls;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Cabinet.Keys;

public sealed class KeysPageTests
{
    [Fact]
    public async Task Every_certificate_is_in_exactly_one_list_and_the_tabs_count_them()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(host, Holder.Aigerim);
        _ = (await host.Get<Revoke>().RunAsync(holder.Sign.Certificate.SerialNumber, RevocationReason.KeyCompromise, "test", TestContext.Current.CancellationToken)).Value;
        var guest = host.Guest("ru");
        await guest.LogInAsync(holder);

        var valid = await guest.OpenAsync("/cabinet/keys");
        Assert.Contains("Действующие (1)", valid.Body, StringComparison.Ordinal);
        Assert.Contains("Отозванные (1)", valid.Body, StringComparison.Ordinal);
        Assert.Contains("Срок истёк (0)", valid.Body, StringComparison.Ordinal);
        Assert.Contains(Shown(holder.Auth), valid.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Shown(holder.Sign), valid.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Shown(other.Auth), valid.Body, StringComparison.Ordinal);

        var revoked = await guest.OpenAsync("/cabinet/keys?filter=revoked");
        Assert.Contains(Shown(holder.Sign), revoked.Body, StringComparison.Ordinal);
        Assert.Contains("компрометация закрытого ключа", revoked.Body, StringComparison.Ordinal);
        Assert.Contains("Ключей с истёкшим сроком нет.", (await guest.OpenAsync("/cabinet/keys?filter=expired")).Body, StringComparison.Ordinal);
        Assert.Contains("Действующие (1)", (await guest.OpenAsync("/cabinet/keys?filter=nonsense&after=zz")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_order_is_chosen_where_there_is_something_to_order_and_stays_with_the_filters()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = host.Guest("ru");
        await guest.LogInAsync(holder);
        var newest = await guest.OpenAsync("/cabinet/keys");
        Assert.Contains("<strong aria-current=\"true\">Сначала новые</strong>", newest.Body, StringComparison.Ordinal);
        var ending = await guest.OpenAsync("/cabinet/keys?order=ending");
        Assert.Contains("<strong aria-current=\"true\">Сначала те, у которых скоро истекает срок</strong>", ending.Body, StringComparison.Ordinal);
        Assert.Contains("/cabinet/keys?filter=revoked&order=ending", ending.Body, StringComparison.Ordinal);
        Assert.Contains(Shown(holder.Sign), ending.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("tanba-order", (await guest.OpenAsync("/cabinet/keys?filter=revoked&order=ending")).Body, StringComparison.Ordinal);
        Assert.Contains("Сначала новые</strong>", (await guest.OpenAsync("/cabinet/keys?order=nonsense")).Body, StringComparison.Ordinal);
    }

    private static string Shown((Tanba.Keys.SoftwareKey Key, Tanba.Pki.Certificates.Certificate Certificate) of) => $"/cabinet/keys/{of.Certificate.SerialNumber}\"";
}
