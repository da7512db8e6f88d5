using System.Net;
using Tanba.Authority.Audit;
using Tanba.Authority.Revocation;
using Tanba.Authority.Status;
using Tanba.Pki.Crls;
using Tanba.Registration.Staff;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Console.Authority;

public sealed class AuthorityPageTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_makes_new_lists_and_the_log_says_who_did()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var officer = await host.StaffAsync(holder, "ru", StaffRole.Officer);
        var page = await officer.OpenAsync("/console/authority");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Список ещё не выпущен", page.Body, StringComparison.Ordinal);

        var answer = await officer.SubmitAsync(page, "/console/authority");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var made = await officer.OpenAsync("/console/authority");
        Assert.Contains("Выпущен список № 1", made.Body, StringComparison.Ordinal);
        Assert.Equal(1, CertificateList.Decode(await host.Get<CurrentCrl>().ReadAsync(Stop)).Value.Number);
        Assert.Equal(Holder.Daniyar.Iin, Assert.Single(await host.Get<ReadAudit>().RunAsync(new() { Act = "crl.publish" }, null, 10, Stop)).Happened.By);
    }

    [Fact]
    public async Task The_page_counts_entries_and_what_waits_for_the_next_list()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(host, Holder.Aigerim);
        var officer = await host.StaffAsync(holder, "ru", StaffRole.Officer);
        _ = (await host.Get<Revoke>().RunAsync(other.Auth.Certificate.SerialNumber, RevocationReason.Superseded, "test", Stop)).Value;
        await host.Get<CurrentCrl>().ReadAsync(Stop);
        _ = (await host.Get<Revoke>().RunAsync(other.Sign.Certificate.SerialNumber, RevocationReason.CertificateHold, "test", Stop)).Value;
        var page = (await officer.OpenAsync("/console/authority")).Body;
        Assert.Contains("1 запись", page, StringComparison.Ordinal);
        Assert.Contains("1 изменение", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_sees_everything_and_no_button()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var auditor = await host.StaffAsync(holder, "en", StaffRole.Auditor);
        var page = await auditor.OpenAsync("/console/authority");
        Assert.Contains("Root certification authority", page.Body, StringComparison.Ordinal);
        Assert.Contains("OCSP responder", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Issue a CRL now", page.Body, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await auditor.SubmitAsync(await auditor.OpenAsync("/console/audit/chain"), "/console/authority")).Status);
        Assert.Empty(await host.Get<ReadAudit>().RunAsync(new() { Act = "crl.publish" }, null, 10, Stop));
    }

    [Theory]
    [InlineData("kk", "Қол қою кілті", "365 күн")]
    [InlineData("ru", "Ключ для подписи", "365 дней")]
    [InlineData("en", "Key to sign documents with", "365 days")]
    public async Task Profiles_are_told_in_plain_words(string language, string role, string days)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var page = (await (await host.StaffAsync(holder, language, StaffRole.Officer)).OpenAsync("/console/authority/profiles")).Body;
        Assert.Contains(role, page, StringComparison.Ordinal);
        Assert.Contains(days, page, StringComparison.Ordinal);
        Assert.Contains("individual-sign-rsa", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/console/authority")]
    [InlineData("/console/authority/profiles")]
    [InlineData("/console/audit")]
    [InlineData("/console/audit/chain")]
    public async Task Neither_a_stranger_nor_a_citizen_nor_a_registrar_gets_in(string address)
    {
        await using var host = PortalHost.Start();
        Assert.NotEqual(HttpStatusCode.OK, (await host.Guest().OpenAsync(address)).Status);
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = await host.StaffAsync(holder, "ru");
        Assert.NotEqual(HttpStatusCode.OK, (await guest.OpenAsync(address)).Status);
        await host.GiveAsync(Holder.Daniyar.Iin, StaffRole.Registrar);
        Assert.NotEqual(HttpStatusCode.OK, (await guest.OpenAsync(address)).Status);
        await host.GiveAsync(Holder.Daniyar.Iin, StaffRole.Auditor);
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync(address)).Status);
    }
}
