using System.Net;
using Tanba.Registration.Centres;
using Tanba.Registration.Staff;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Console.Centres;

/// <summary>«Центры регистрации»: the administrator adds, changes, closes; the auditor looks; nobody else sees them.</summary>
public sealed class CentrePagesTests
{
    [Fact]
    public async Task An_administrator_adds_a_centre_changes_it_closes_it_and_opens_it_again()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var admin = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        Assert.Contains("Центров пока нет", (await admin.OpenAsync("/console/centres")).Body, StringComparison.Ordinal);

        Assert.Equal("/console/centres", (await admin.SubmitAsync(await admin.OpenAsync("/console/centres/new"), "/console/centres/new", Whole("+7 1"))).Location);
        Assert.Contains("Центр сохранён: aktau-1", (await admin.OpenAsync("/console/centres")).Body, StringComparison.Ordinal);

        const string Address = "/console/centres/aktau-1";
        var known = await admin.OpenAsync(Address);
        Assert.Contains("value=\"Актау-ru\"", known.Body, StringComparison.Ordinal);
        await admin.SubmitAsync(known, Address, Whole("+7 2"));
        await admin.SubmitAsync(known, Address + "?handler=Close");
        await admin.SubmitAsync(known, Address + "?handler=Close");
        var closed = await admin.OpenAsync("/console/centres");
        Assert.Contains("Центр закрыт: aktau-1", closed.Body, StringComparison.Ordinal);
        Assert.Contains("7 2</td>", closed.Body, StringComparison.Ordinal);
        Assert.Contains("Закрыт</strong>", closed.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Актау-ru", (await host.Guest("ru").OpenAsync("/contacts")).Body, StringComparison.Ordinal);

        await admin.SubmitAsync(known, Address + "?handler=Open");
        Assert.Contains("Центр снова открыт: aktau-1", (await admin.OpenAsync("/console/centres")).Body, StringComparison.Ordinal);
        Assert.Contains("Актау-ru", (await host.Guest("ru").OpenAsync("/contacts")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_and_what_was_typed_stays()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var admin = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        var form = await admin.OpenAsync("/console/centres/new");
        var wrong = await admin.SubmitAsync(form, "/console/centres/new", [.. Whole("+7 1").Where(field => field.Name != "Form.En.Hours")]);
        Assert.Contains("на трёх языках", wrong.Body, StringComparison.Ordinal);
        Assert.Contains("value=\"Актау-ru\"", wrong.Body, StringComparison.Ordinal);

        await admin.SubmitAsync(form, "/console/centres/new", Whole("+7 1"));
        Assert.Contains("Центр с таким кодом уже есть", (await admin.SubmitAsync(form, "/console/centres/new", Whole("+7 1"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_centre_of_a_country_that_has_350_can_be_chosen()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        CentreWords words = new("Мангистауская область", "Актау", "1", "9–18");
        for (var n = 1; n <= 350; n++)
        {
            Centre centre = new($"centre-{n:D3}", "+7 1", IsOpen: true, new Dictionary<string, CentreWords> { ["kk"] = words, ["ru"] = words, ["en"] = words });
            Assert.False((await host.Get<SaveCentre>().RunAsync(centre, isNew: true, Holder.Daniyar.Iin, TestContext.Current.CancellationToken)).IsRefused);
        }

        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var queue = (await registrar.OpenAsync("/console/applications")).Body;
        Assert.All(["centre-001", "centre-200", "centre-201", "centre-350"], id => Assert.Contains($"value=\"{id}\"", queue, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_auditor_looks_and_changes_nothing_and_a_registrar_does_not_even_look()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(host, Holder.Aigerim);
        var auditor = await host.StaffAsync(holder, "ru", StaffRole.Auditor);
        var list = await auditor.OpenAsync("/console/centres");
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.DoesNotContain("/console/centres/new", list.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.OpenAsync("/console/centres/new")).Status);

        var registrar = await host.StaffAsync(other, "ru", StaffRole.Registrar);
        Assert.Equal(HttpStatusCode.Forbidden, (await registrar.OpenAsync("/console/centres")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.OpenAsync("/console/centres/no-such/page")).Status);
    }

    private static (string Name, string Value)[] Whole(string phone) =>
    [
        ("Form.Id", "aktau-1"),
        ("Form.Phone", phone),
        .. from language in new[] { "Kk", "Ru", "En" }
           from field in new[] { "Region", "Locality", "Address", "Hours" }
           select ($"Form.{language}.{field}", $"Актау-{language.ToLowerInvariant()}"),
    ];
}
