using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Tanba.Authority.Status;
using Tanba.Pki.Crls;
using Tanba.Registration.Staff;
using Tanba.Registration.WrittenOrders;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Console.Orders;

public sealed class OrderPagesTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[100]];

    [Fact]
    public async Task A_registrar_suspends_releases_and_revokes_by_order_and_the_scan_is_kept()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        using var owner = await Holder.MakeAsync(host, Holder.Aigerim);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var serial = owner.Auth.Certificate.SerialNumber;

        var suspended = await CarryOutAsync(registrar, holder, serial.ToString(), "suspend");
        Assert.Equal($"/console/certificates/{serial}", suspended);
        Assert.True((await host.Get<CertificateStatuses>().FindAsync(serial, Stop)).IsSuspended);
        await CarryOutAsync(registrar, holder, serial.ToString(), "release");
        Assert.Equal(StatusKind.Good, (await host.Get<CertificateStatuses>().FindAsync(serial, Stop)).Kind);
        await CarryOutAsync(registrar, holder, serial.ToString(), "revoke");
        Assert.Equal(RevocationReason.CessationOfOperation, (await host.Get<CertificateStatuses>().FindAsync(serial, Stop)).Reason);

        var page = (await registrar.OpenAsync($"/console/certificates/{serial}")).Body;
        Assert.All(["Issued", "Suspended", "Released", "Revoked"], happened => Assert.Contains($"data-event=\"{happened}\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("data-order", page, StringComparison.Ordinal);
        Assert.Equal($"/console/certificates/{serial}", (await registrar.OpenAsync($"/console/certificates/{serial}/order")).Location);
        var orders = await host.Get<FindOrders>().OfCertificateAsync(serial.ToString(), Stop);
        Assert.Equal([OrderedAct.Revoke, OrderedAct.Release, OrderedAct.Suspend], orders.Select(order => order.Act));
        Assert.Equal(Pdf, await registrar.FetchAsync($"/console/orders/{orders[0].Id}/scan"));
    }

    [Theory]
    [InlineData("Form.Number", "", "#Form_Number")]
    [InlineData("Form.Date", "2099-01-01", "#Form_Date")]
    [InlineData("Form.Date", "вчера", "#Form_Date")]
    [InlineData("Form.Act", "", "#Form_Act")]
    [InlineData("Form.Act", "release", "#Form_Act")]
    [InlineData("Form.Reason", "", "#Form_Reason")]
    [InlineData("Form.Reason", "CaCompromise", "#Form_Reason")]
    public async Task What_is_wrong_with_a_document_is_said_at_its_field(string field, string value, string link)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        using var owner = await Holder.MakeAsync(host, Holder.Aigerim);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var answer = await SendAsync(registrar, owner.Auth.Certificate.SerialNumber.ToString(), Answers("revoke", field, value), Pdf);
        Assert.Contains($"href=\"{link}\"", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Приложите скан")]
    [InlineData(1, "не PDF, JPEG или PNG")]
    [InlineData(2, "больше 5 МиБ")]
    public async Task A_scan_is_a_picture_or_pdf_of_at_most_five_mebibytes(int kind, string sentence)
    {
        byte[] scan = kind switch { 0 => [], 1 => "<html>"u8.ToArray(), _ => [.. Pdf, .. new byte[5 * 1024 * 1024]] };
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        using var owner = await Holder.MakeAsync(host, Holder.Aigerim);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var answer = await SendAsync(registrar, owner.Auth.Certificate.SerialNumber.ToString(), Answers("revoke"), scan);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_carries_out_an_order_on_the_own_certificate()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var serial = holder.Auth.Certificate.SerialNumber.ToString();
        Assert.Contains("data-own", (await registrar.OpenAsync($"/console/certificates/{serial}")).Body, StringComparison.Ordinal);
        Assert.Contains("По собственному сертификату", await (await SendAsync(registrar, serial, Answers("suspend"), Pdf)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_nobody_signed_is_only_its_registrars()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(host, Holder.Anna);
        using var owner = await Holder.MakeAsync(host, Holder.Aigerim);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var second = await host.StaffAsync(other, "ru", StaffRole.Registrar);
        var address = (await SendAsync(registrar, owner.Auth.Certificate.SerialNumber.ToString(), Answers("suspend"), Pdf)).Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await registrar.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await second.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await second.OpenAsync(address + "/scan")).Status);

        var page = await registrar.OpenAsync(address);
        var foreign = await registrar.SignAsync(page, address, other);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.Status);
        Assert.Equal(StatusKind.Good, (await host.Get<CertificateStatuses>().FindAsync(owner.Auth.Certificate.SerialNumber, Stop)).Kind);
    }

    [Fact]
    public async Task An_officer_finds_a_certificate_and_sees_no_people_and_no_scans()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var officer = await host.StaffAsync(holder, "ru", StaffRole.Officer);
        var serial = holder.Auth.Certificate.SerialNumber.ToString();
        Assert.Contains($"/console/certificates/{serial}", (await officer.OpenAsync($"/console/certificates?q={serial[..8]}")).Body, StringComparison.Ordinal);
        Assert.Contains($"/console/certificates/{serial}", (await officer.OpenAsync($"/console/certificates?q={Holder.Daniyar.Iin}")).Body, StringComparison.Ordinal);
        var page = await officer.OpenAsync($"/console/certificates/{serial}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("/console/people/", page.Body, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await officer.OpenAsync($"/console/certificates/{serial}/order")).Status);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_an_order_is_said_at_once()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        using var owner = await Holder.MakeAsync(host, Holder.Anna);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var serial = owner.Auth.Certificate.SerialNumber.ToString();
        async Task<string> FaultsAsync(params (string, string)[] answers)
        {
            using var answer = await SendAsync(registrar, serial, answers.ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal), []);
            return await answer.Content.ReadAsStringAsync(Stop);
        }

        var nothing = await FaultsAsync();
        Assert.All(["Act", "Number", "Date", "Scan"], field => Assert.Contains($"href=\"#Form_{field}\"", nothing, StringComparison.Ordinal));
        Assert.DoesNotContain("href=\"#Form_Reason\"", nothing, StringComparison.Ordinal);
        var revocation = await FaultsAsync(("Form.Act", "revoke"), ("Form.Number", "1"), ("Form.Date", "2100-01-01"));
        Assert.All(["Reason", "Date", "Scan"], field => Assert.Contains($"href=\"#Form_{field}\"", revocation, StringComparison.Ordinal));
    }

    private static async Task<string> CarryOutAsync(Guest registrar, Holder signer, string serial, string act)
    {
        var address = (await SendAsync(registrar, serial, Answers(act), Pdf)).Headers.Location!.ToString();
        var page = await registrar.OpenAsync(address);
        Assert.Contains("документ № 17-А от 20.11.2026", ActForm.ActOf(page).Text, StringComparison.Ordinal);
        return (await registrar.SignAsync(page, address, signer)).Json().Text("to");
    }

    private static Dictionary<string, string> Answers(string act, string? field = null, string value = "")
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.Act"] = act,
            ["Form.Reason"] = "CessationOfOperation",
            ["Form.Number"] = "17-А",
            ["Form.Date"] = new DateOnly(2026, 11, 20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (field is not null)
        {
            answers[field] = value;
        }

        return answers;
    }

    private static async Task<HttpResponseMessage> SendAsync(Guest registrar, string serial, Dictionary<string, string> answers, byte[] scan)
    {
        var address = $"/console/certificates/{serial}/order";
        var page = await registrar.OpenAsync(address);
        using var content = new MultipartFormDataContent { { new StringContent(page.Token), "__RequestVerificationToken" } };
        foreach (var (name, value) in answers)
        {
            content.Add(new StringContent(value), name);
        }

        using var file = new ByteArrayContent(scan);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        content.Add(file, "Form.Scan", "order.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = content };
        return await registrar.SendAsync(request);
    }
}
