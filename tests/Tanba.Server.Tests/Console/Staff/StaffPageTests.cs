using System.Net;
using Tanba.Registration.Staff;
using Tanba.Server.Tests.Running;
using Register = Tanba.Registration.People.People;

namespace Tanba.Server.Tests.Console.Staff;

public sealed class StaffPageTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_gives_a_role_and_ends_it_and_both_count_at_once()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(host, Holder.Aigerim);
        var administrator = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        var registrar = await host.StaffAsync(other, "ru");
        Assert.NotEqual(HttpStatusCode.OK, (await registrar.OpenAsync("/console/applications")).Status);

        var page = await administrator.OpenAsync("/console/staff");
        var added = await administrator.SubmitAsync(page, "/console/staff?handler=Add", ("Iin", Holder.Aigerim.Iin), ("Role", "Registrar"), ("Centre", ""));
        Assert.Equal("/console/staff", added.Location);
        Assert.Equal(HttpStatusCode.OK, (await registrar.OpenAsync("/console/applications")).Status);

        page = await administrator.OpenAsync("/console/staff");
        Assert.Contains("data-done=\"added\"", page.Body, StringComparison.Ordinal);
        await administrator.SubmitAsync(page, "/console/staff?handler=End", ("who", Holder.Aigerim.Iin), ("what", "Registrar"));
        Assert.NotEqual(HttpStatusCode.OK, (await registrar.OpenAsync("/console/applications")).Status);
    }

    [Theory]
    [InlineData("900101300007", "Auditor", "", "Свои роли менять нельзя")]
    [InlineData("750715400029", "Auditor", "", "Человека с таким ИИН нет в реестре")]
    [InlineData("851231450018", "King", "", "Выберите роль")]
    [InlineData("851231450018", "Registrar", "mars-1", "Такого центра нет")]
    public async Task A_role_that_cannot_be_given_is_refused_with_a_sentence(string iin, string role, string centre, string sentence)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        _ = (await host.Get<Register>().SaveAsync(Holder.Aigerim, "test", Stop)).Value;
        var administrator = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        var answer = await administrator.SubmitAsync(await administrator.OpenAsync("/console/staff"), "/console/staff?handler=Add", ("Iin", iin), ("Role", role), ("Centre", centre));
        Assert.Contains(sentence, answer.Body, StringComparison.Ordinal);
        Assert.Single(await host.Get<ListStaff>().RunAsync(null, 10, Stop));
    }

    [Fact]
    public async Task Nobody_ends_the_own_role_and_an_auditor_changes_nothing()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(host, Holder.Aigerim);
        var administrator = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        var page = await administrator.OpenAsync("/console/staff");
        Assert.Contains("это вы", page.Body, StringComparison.Ordinal);
        Assert.Contains("Свои роли менять нельзя", (await administrator.SubmitAsync(page, "/console/staff?handler=End", ("who", Holder.Daniyar.Iin), ("what", "Administrator"))).Body, StringComparison.Ordinal);

        var auditor = await host.StaffAsync(other, "ru", StaffRole.Auditor);
        page = await auditor.OpenAsync("/console/staff");
        Assert.DoesNotContain("data-add", page.Body, StringComparison.Ordinal);
        var token = await auditor.OpenAsync("/cabinet");
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.SubmitAsync(token, "/console/staff?handler=End", ("who", Holder.Daniyar.Iin), ("what", "Administrator"))).Status);
    }

    [Theory]
    [InlineData(StaffRole.Registrar, "/console/applications", "/console/staff")]
    [InlineData(StaffRole.Officer, "/console/authority", "/console/applications")]
    [InlineData(StaffRole.Administrator, "/console/staff", "/console/audit")]
    [InlineData(StaffRole.Auditor, "/console/audit", "/console/nothing")]
    public async Task The_first_page_shows_what_the_role_may_do(StaffRole role, string shown, string hidden)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var page = await (await host.StaffAsync(holder, "kk", role)).OpenAsync("/console");
        Assert.Contains($"href=\"{shown}\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{hidden}\"", page.Body, StringComparison.Ordinal);
    }
}
