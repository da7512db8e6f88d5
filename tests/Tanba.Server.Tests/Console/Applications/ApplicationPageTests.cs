using System.Net;
using System.Text.RegularExpressions;
using Tanba.Registration.Applications;
using Tanba.Registration.Staff;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Console.Applications;

public sealed partial class ApplicationPageTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_registrar_sees_the_queue_opens_an_application_and_confirms_it_with_a_signature()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var number = await Applicant.HandInAsync(host, Holder.Aigerim);

        var queue = await registrar.OpenAsync("/console/applications");
        Assert.Contains($"/console/applications/{number}", queue.Body, StringComparison.Ordinal);
        Assert.Contains("СЕРІКОВА АЙГЕРІМ МАРАТҚЫЗЫ", queue.Body, StringComparison.Ordinal);

        var page = await registrar.OpenAsync($"/console/applications/{number}");
        Assert.Equal(5 * 2, Holds().Count(page.Body));
        Assert.DoesNotContain("data-holds=\"no\"", page.Body, StringComparison.Ordinal);
        var toSign = await registrar.SubmitAsync(page, $"/console/applications/{number}?handler=Approve", ("Seen", "true"));
        var act = ActForm.ActOf(toSign);
        Assert.Contains("Я установил личность заявителя", act.Text, StringComparison.Ordinal);
        Assert.Contains($"\napplication: {number}\nrequest-auth: sha256:", act.Text, StringComparison.Ordinal);

        var answer = await registrar.SignAsync(toSign, $"/console/applications/{number}", holder);
        Assert.Equal($"/console/applications/{number}", answer.Json().Text("to"));
        Assert.Equal(ApplicationState.Issued, (await host.Get<FindApplications>().ByNumberAsync(number, Stop)).Value.State);
        var done = await registrar.OpenAsync($"/console/applications/{number}");
        Assert.Contains("data-done=\"confirmed\"", done.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("data-approve", done.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_the_reason_is_kept()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var number = await Applicant.HandInAsync(host, Holder.Aigerim);
        var page = await registrar.OpenAsync($"/console/applications/{number}");
        var wrong = await registrar.SubmitAsync(page, $"/console/applications/{number}?handler=Refuse", ("Reason", "  "));
        Assert.Contains("href=\"#Reason\"", wrong.Body, StringComparison.Ordinal);

        var toSign = await registrar.SubmitAsync(wrong, $"/console/applications/{number}?handler=Refuse", ("Reason", "Документ\r\nпросрочен"));
        var act = ActForm.ActOf(toSign);
        Assert.Contains("Причина: Документ просрочен", act.Text, StringComparison.Ordinal);
        await registrar.SignAsync(toSign, $"/console/applications/{number}", holder);
        var refused = (await host.Get<FindApplications>().ByNumberAsync(number, Stop)).Value;
        Assert.Equal((ApplicationState.Rejected, "Документ просрочен"), (refused.State, refused.Reason));
    }

    [Fact]
    public async Task Without_the_tick_nothing_is_asked_to_be_signed()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var number = await Applicant.HandInAsync(host, Holder.Aigerim);
        var answer = await registrar.SubmitAsync(await registrar.OpenAsync($"/console/applications/{number}"), $"/console/applications/{number}?handler=Approve");
        Assert.Contains("Отметьте, что сверили документ", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("tanba-act/1", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_decides_on_the_own_application()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var number = await Applicant.HandInAsync(host, Holder.Daniyar);
        var page = await registrar.OpenAsync($"/console/applications/{number}");
        Assert.Contains("data-own", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("data-approve", page.Body, StringComparison.Ordinal);
        var anyway = await registrar.SubmitAsync(page, $"/console/applications/{number}?handler=Approve", ("Seen", "true"));
        Assert.Contains("По собственной заявке решать нельзя", anyway.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_reads_and_decides_nothing()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var auditor = await host.StaffAsync(holder, "ru", StaffRole.Auditor);
        var number = await Applicant.HandInAsync(host, Holder.Aigerim);
        var page = await auditor.OpenAsync($"/console/applications/{number}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("data-approve", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.SubmitAsync(page, $"/console/applications/{number}?handler=Approve", ("Seen", "true"))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("СЕРІ")]
    [InlineData("серікова айг")]
    [InlineData("851231450018")]
    public async Task The_queue_is_searched_by_number_iin_and_name(string text)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var number = await Applicant.HandInAsync(host, Holder.Aigerim);
        var found = await registrar.OpenAsync("/console/applications?q=" + Uri.EscapeDataString(text.Length == 0 ? number : text));
        Assert.Contains($"/console/applications/{number}", found.Body, StringComparison.Ordinal);
        Assert.Contains("data-none", (await registrar.OpenAsync("/console/applications?q=" + Uri.EscapeDataString("КИМ"))).Body, StringComparison.Ordinal);
        Assert.Contains("data-none", (await registrar.OpenAsync("/console/applications?state=Issued")).Body, StringComparison.Ordinal);
    }

    [GeneratedRegex("data-holds=\"yes\"")]
    private static partial Regex Holds();
}
