using Tanba.Registration.Staff;
using Tanba.Server.Tests.Public.Services;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Console.Applications;

public sealed class QueuePageTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_registrar_of_a_centre_begins_with_its_queue_and_may_see_all()
    {
        await using var host = PortalHost.Start();
        await First.OpenCentreAsync(host);
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        Assert.Null((await host.Get<AddStaff>().RunAsync(holder.Person.Iin, StaffRole.Registrar, First.Centre, "test", Stop)).Rejection);
        var registrar = await host.StaffAsync(holder, "ru");
        var elsewhere = await Applicant.HandInAsync(host, Holder.Aigerim);

        var own = await registrar.OpenAsync("/console/applications");
        Assert.Contains($"<option value=\"{First.Centre}\" selected=\"selected\">", own.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere, own.Body, StringComparison.Ordinal);

        var all = await registrar.OpenAsync("/console/applications?state=Submitted&centre=");
        Assert.DoesNotContain($"<option value=\"{First.Centre}\" selected", all.Body, StringComparison.Ordinal);
        Assert.Contains(elsewhere, all.Body, StringComparison.Ordinal);
        Assert.Contains(elsewhere, (await registrar.OpenAsync("/console/applications?q=" + elsewhere)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registrar_of_all_centres_begins_with_every_queue()
    {
        await using var host = PortalHost.Start();
        await First.OpenCentreAsync(host);
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var number = await Applicant.HandInAsync(host, Holder.Aigerim);
        Assert.Contains(number, (await registrar.OpenAsync("/console/applications")).Body, StringComparison.Ordinal);
    }
}
