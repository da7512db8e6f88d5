using System.Net;
using Tanba.Registration.Staff;
using Tanba.Server.Tests.Running;
using Register = Tanba.Registration.People.People;

namespace Tanba.Server.Tests.Console.People;

public sealed class PeoplePagesTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("851231450018")]
    [InlineData("серік")]
    [InlineData("СЕРІКОВА АЙ")]
    public async Task A_person_is_found_by_iin_and_by_the_beginning_of_the_name(string text)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        _ = (await host.Get<Register>().SaveAsync(Holder.Aigerim, "test", Stop)).Value;
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        Assert.Contains("/console/people/851231450018", (await registrar.OpenAsync("/console/people?q=" + Uri.EscapeDataString(text))).Body, StringComparison.Ordinal);
        Assert.Contains("data-none", (await registrar.OpenAsync("/console/people?q=" + Uri.EscapeDataString("СЕРІКОВА БО"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registrar_writes_a_person_down_once()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var form = await registrar.OpenAsync("/console/people/new");
        (string, string)[] answers =
        [
            ("Form.Iin", "7507 1540 0029"), ("Form.Surname", "  Төлегенова "), ("Form.GivenName", "сауле"), ("Form.Patronymic", ""), ("Form.Email", ""),
            ("Form.Region", "Алматы"), ("Form.Locality", "Алматы"), ("Form.Language", "kk"),
        ];
        Assert.Equal("/console/people/750715400029", (await registrar.SubmitAsync(form, "/console/people/new", answers)).Location);
        var written = await host.Get<Register>().FindAsync("750715400029", Stop);
        Assert.Equal(("ТӨЛЕГЕНОВА САУЛЕ", "kk"), (written!.FullName, written.Language));
        Assert.Contains("уже есть в реестре", (await registrar.SubmitAsync(form, "/console/people/new", answers)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Iin", "12345", "#Form_Iin")]
    [InlineData("Form.Surname", "", "#Form_Surname")]
    [InlineData("Form.Email", "сауле", "#Form_Email")]
    public async Task What_is_wrong_is_said_at_its_field(string field, string value, string link)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.Iin"] = "750715400028",
            ["Form.Surname"] = "ТӨЛЕГЕНОВА",
            ["Form.GivenName"] = "САУЛЕ",
            ["Form.Region"] = "Алматы",
            ["Form.Locality"] = "Алматы",
            [field] = value,
        };
        if (field != "Form.Iin")
        {
            answers["Form.Iin"] = "750715400029";
        }

        var answer = await registrar.SubmitAsync(await registrar.OpenAsync("/console/people/new"), "/console/people/new", [.. answers.Select(pair => (pair.Key, pair.Value))]);
        Assert.Contains($"href=\"{link}\"", answer.Body, StringComparison.Ordinal);
        Assert.Null(await host.Get<Register>().FindAsync("750715400029", Stop));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        string[] fields = ["Iin", "Surname", "GivenName", "Email", "Region", "Locality"];
        var answers = fields.Select(field => ("Form." + field, field == "Email" ? "сауле" : "")).ToArray();
        var page = (await registrar.SubmitAsync(await registrar.OpenAsync("/console/people/new"), "/console/people/new", answers)).Body;
        Assert.All(fields, field => Assert.Contains($"href=\"#Form_{field}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_leaves_a_trace_of_who_and_what()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        _ = (await host.Get<Register>().SaveAsync(Holder.Aigerim, "test", Stop)).Value;
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        const string address = "/console/people/851231450018/edit";
        var form = await registrar.OpenAsync(address);
        (string, string)[] Answers(string surname) =>
        [
            ("Form.Surname", surname), ("Form.GivenName", "АЙГЕРІМ"), ("Form.Patronymic", "МАРАТҚЫЗЫ"), ("Form.Email", ""), ("Form.Region", "Алматы"), ("Form.Locality", "Алматы"),
        ];
        Assert.Contains("Ничего не изменено", (await registrar.SubmitAsync(form, address, Answers("СЕРІКОВА"))).Body, StringComparison.Ordinal);
        Assert.Equal("/console/people/851231450018", (await registrar.SubmitAsync(form, address, Answers("ОМАРОВА"))).Location);

        var page = (await registrar.OpenAsync("/console/people/851231450018")).Body;
        Assert.Contains("data-change=\"surname\"", page, StringComparison.Ordinal);
        Assert.Contains("СЕРІКОВА</td>", page, StringComparison.Ordinal);
        Assert.Contains(Holder.Daniyar.Iin, page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-change=\"email\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_corrects_the_own_record()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var page = await registrar.OpenAsync($"/console/people/{Holder.Daniyar.Iin}");
        Assert.DoesNotContain("data-edit", page.Body, StringComparison.Ordinal);
        var address = $"/console/people/{Holder.Daniyar.Iin}/edit";
        var answer = await registrar.SubmitAsync(await registrar.OpenAsync(address), address, ("Form.Surname", "ХАН"), ("Form.GivenName", "ДАНИЯР"), ("Form.Region", "Астана"), ("Form.Locality", "Астана"));
        Assert.Contains("Свои данные исправлять нельзя", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_person_is_not_found()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        Assert.Equal(HttpStatusCode.NotFound, (await registrar.OpenAsync("/console/people/750715400029")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await registrar.OpenAsync("/console/people/750715400029/edit")).Status);
    }
}
