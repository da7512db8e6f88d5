using System.Net;
using Tanba.Registration.Staff;
using Tanba.Registration.Systems;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Console.Systems;

/// <summary>«Реестр информационных систем»: the administrator decides, the auditor looks, nobody else comes in.</summary>
public sealed class SystemsRegisterTests
{
    private const string Register = "/console/systems";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_registers_a_request_under_the_suggested_oid_and_closes_it_later()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var admin = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        var address = $"{Register}/{await host.RequestSystemAsync(Holder.Aigerim.Iin, "Склад-1")}";
        var oid = $"{Pki.Oids.KzIndividualSystem}.1";
        var page = await admin.OpenAsync(address);
        Assert.Contains($"value=\"{oid}\"", page.Body, StringComparison.Ordinal);
        Assert.Equal(address, (await admin.SubmitAsync(page, address + "?handler=Register", ("Oid", $" {oid} "))).Location);
        Assert.Equal((SystemState.Registered, oid), ((await host.SystemAsync(1)).State, (await host.SystemAsync(1)).Oid));

        var registered = await admin.OpenAsync(address);
        Assert.Contains("data-system-state=\"Registered\"", registered.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("data-register", registered.Body, StringComparison.Ordinal);
        Assert.Equal(address, (await admin.SubmitAsync(registered, address + "?handler=Close", ("Reason", "Программа выключена"))).Location);
        var closed = await admin.OpenAsync(address);
        Assert.Contains("data-system-state=\"Closed\"", closed.Body, StringComparison.Ordinal);
        Assert.Contains("Программа выключена", closed.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=", closed.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_what_is_decided_is_not_decided_again()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var admin = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        var address = $"{Register}/{await host.RequestSystemAsync(Holder.Aigerim.Iin, "Склад-1")}";
        var page = await admin.OpenAsync(address);
        var empty = await admin.SubmitAsync(page, address + "?handler=Refuse", ("Reason", "  "));
        Assert.Contains("Напишите причину", empty.Body, StringComparison.Ordinal);
        Assert.Equal(SystemState.Requested, (await host.SystemAsync(1)).State);

        Assert.Equal(address, (await admin.SubmitAsync(page, address + "?handler=Refuse", ("Reason", "Неясно, для чего"))).Location);
        Assert.Equal((SystemState.Refused, "Неясно, для чего"), ((await host.SystemAsync(1)).State, (await host.SystemAsync(1)).Reason));
        var late = await admin.SubmitAsync(page, address + "?handler=Register", ("Oid", $"{Pki.Oids.KzIndividualSystem}.1"));
        Assert.Contains("Решение уже принято", late.Body, StringComparison.Ordinal);
        Assert.Contains("Решение уже принято", (await admin.SubmitAsync(page, address + "?handler=Close", ("Reason", "Ещё раз"))).Body, StringComparison.Ordinal);
        Assert.Equal(SystemState.Refused, (await host.SystemAsync(1)).State);
    }

    [Theory]
    [InlineData("", "OID состоит из чисел через точку")]
    [InlineData("1.2.398.x", "OID состоит из чисел через точку")]
    [InlineData("1.2.398.03.4", "OID состоит из чисел через точку")]
    [InlineData("1.2.840.113549.1", "вне ветвей для информационных систем")]
    public async Task A_wrong_oid_is_told_with_its_sentence_and_stays_as_it_was_written(string oid, string sentence)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var admin = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        var address = $"{Register}/{await host.RequestSystemAsync(Holder.Aigerim.Iin, "Склад-1")}";
        var wrong = await admin.SubmitAsync(await admin.OpenAsync(address), address + "?handler=Register", ("Oid", oid));
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        Assert.Contains(sentence, wrong.Body, StringComparison.Ordinal);
        Assert.Contains($"value=\"{oid}\"", wrong.Body, StringComparison.Ordinal);
        Assert.Equal(SystemState.Requested, (await host.SystemAsync(1)).State);
    }

    [Fact]
    public async Task An_oid_is_given_once_even_when_its_system_is_closed()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var admin = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        var first = await host.RegisterSystemAsync(Holder.Aigerim.Iin, "Первая");
        _ = (await host.Get<DecideSystem>().CloseAsync(first.Number, "Не работает", "test", Stop)).Value;
        var second = await host.RequestSystemAsync(Holder.Anna.Iin, "Вторая");
        var address = $"{Register}/{second}";
        var taken = await admin.SubmitAsync(await admin.OpenAsync(address), address + "?handler=Register", ("Oid", first.Oid!));
        Assert.Contains("Этот OID уже выдан другой системе", taken.Body, StringComparison.Ordinal);
        Assert.Contains($"value=\"{first.Oid}\"", taken.Body, StringComparison.Ordinal);
        Assert.Equal(SystemState.Requested, (await host.SystemAsync(second)).State);
    }

    [Fact]
    public async Task Nobody_decides_on_an_own_system()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var admin = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        var number = await host.RequestSystemAsync(holder.Person.Iin, "Своя");
        var address = $"{Register}/{number}";
        var page = await admin.OpenAsync(address);
        Assert.Contains("другой администратор", (await admin.SubmitAsync(page, address + "?handler=Register", ("Oid", $"{Pki.Oids.KzIndividualSystem}.1"))).Body, StringComparison.Ordinal);
        Assert.Contains("другой администратор", (await admin.SubmitAsync(page, address + "?handler=Refuse", ("Reason", "Сам"))).Body, StringComparison.Ordinal);
        Assert.Equal(SystemState.Requested, (await host.SystemAsync(number)).State);
    }

    [Fact]
    public async Task A_system_that_is_not_there_is_not_found_and_cannot_be_decided()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var admin = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        var list = await admin.OpenAsync(Register);
        Assert.Contains("Таких систем нет", list.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync(Register + "/7")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync(Register + "/seven")).Status);
        foreach (var handler in new[] { "Register", "Refuse", "Close" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await admin.SubmitAsync(list, $"{Register}/7?handler={handler}", ("Reason", "x"), ("Oid", $"{Pki.Oids.KzIndividualSystem}.7"))).Status);
        }
    }

    [Fact]
    public async Task An_auditor_looks_and_decides_nothing()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var auditor = await host.StaffAsync(holder, "ru", StaffRole.Auditor);
        await host.RequestSystemAsync(Holder.Aigerim.Iin, "Склад-1");
        Assert.Contains("data-system=\"1\"", (await auditor.OpenAsync(Register)).Body, StringComparison.Ordinal);
        var page = await auditor.OpenAsync(Register + "/1");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("data-register", page.Body, StringComparison.Ordinal);
        await DecidesNothingAsync(host, auditor, page);
    }

    [Theory]
    [InlineData(StaffRole.Registrar)]
    [InlineData(StaffRole.Officer)]
    [InlineData(null)]
    public async Task A_registrar_an_officer_and_a_citizen_do_not_even_look(StaffRole? role)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = await host.StaffAsync(holder, "ru", role is { } given ? [given] : []);
        await host.RequestSystemAsync(Holder.Aigerim.Iin, "Склад-1");
        Assert.NotEqual(HttpStatusCode.OK, (await guest.OpenAsync(Register)).Status);
        var page = await guest.OpenAsync(Register + "/1");
        Assert.NotEqual(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Склад-1", page.Body, StringComparison.Ordinal);
        await DecidesNothingAsync(host, guest, await guest.OpenAsync("/cabinet"));
    }

    [Fact]
    public async Task The_register_is_filtered_by_state_and_a_state_that_is_none_shows_all()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var admin = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        await host.RequestSystemAsync(Holder.Aigerim.Iin, "Ждущая-система");
        await host.RegisterSystemAsync(Holder.Anna.Iin, "Готовая-система");
        foreach (var (filter, waiting, registered) in new[] { ("", true, true), ("?state=Requested", true, false), ("?state=Registered", false, true), ("?state=Closed", false, false), ("?state=77", true, true) })
        {
            var page = await admin.OpenAsync(Register + filter);
            Assert.Equal((waiting, registered), (page.Body.Contains("Ждущая-система", StringComparison.Ordinal), page.Body.Contains("Готовая-система", StringComparison.Ordinal)));
        }

        Assert.Contains("Таких систем нет", (await admin.OpenAsync(Register + "?state=Refused")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_is_read_page_by_page_and_every_system_stands_on_one_page()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var admin = await host.StaffAsync(holder, "ru", StaffRole.Administrator);
        for (var number = 1; number <= 21; number++)
        {
            await host.RegisterSystemAsync(Holder.Aigerim.Iin, $"Склад-{number}");
        }

        var newest = await admin.OpenAsync(Register + "?state=Registered");
        Assert.Contains("data-system=\"21\"", newest.Body, StringComparison.Ordinal);
        Assert.Contains("data-system=\"2\"", newest.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("data-system=\"1\"", newest.Body, StringComparison.Ordinal);
        Assert.Matches(@"\?before=2&(amp;)?state=Registered""", newest.Body);

        var oldest = await admin.OpenAsync(Register + "?before=2&state=Registered");
        Assert.Contains("data-system=\"1\"", oldest.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("data-system=\"2\"", oldest.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("?before=1", oldest.Body, StringComparison.Ordinal);
    }

    private static async Task DecidesNothingAsync(PortalHost host, Guest guest, Guest.Page page)
    {
        foreach (var handler in new[] { "Register", "Refuse", "Close" })
        {
            var answer = await guest.SubmitAsync(page, $"{Register}/1?handler={handler}", ("Oid", $"{Pki.Oids.KzIndividualSystem}.1"), ("Reason", "Просто так"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        }

        Assert.Equal(SystemState.Requested, (await host.SystemAsync(1)).State);
    }
}
