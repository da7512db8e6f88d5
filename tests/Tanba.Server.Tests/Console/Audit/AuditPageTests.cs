using System.Net;
using Dapper;
using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Registration.Staff;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Console.Audit;

public sealed class AuditPageTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_is_read_backwards_page_by_page_with_its_filter()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var auditor = await host.StaffAsync(holder, "ru", StaffRole.Auditor);
        await AppendAsync(host, 60);

        var first = await auditor.OpenAsync("/console/audit?by=robot");
        Assert.Contains(">thing-60<", first.Body, StringComparison.Ordinal);
        Assert.Contains(">thing-11<", first.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(">thing-10<", first.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Сертификат выпущен</td>", first.Body, StringComparison.Ordinal);

        var second = await auditor.OpenAsync(Older(first.Body));
        Assert.Contains(">thing-10<", second.Body, StringComparison.Ordinal);
        Assert.Contains(">thing-1<", second.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_is_chosen_from_what_the_log_has_and_said_in_words()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var auditor = await host.StaffAsync(holder, "kk", StaffRole.Auditor);
        await AppendAsync(host, 1);
        var page = (await auditor.OpenAsync("/console/audit?act=certificate.issue")).Body;
        Assert.Contains("Сертификат шығарылды</td>", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"robot.move\">robot.move</option>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">thing-1<", page, StringComparison.Ordinal);
        Assert.Contains("Мұндай жазба жоқ", (await auditor.OpenAsync("/console/audit?subject=none")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2026-13-45&to=nonsense")]
    [InlineData("from=9999-12-31&to=0001-01-01")]
    [InlineData("before=zzz")]
    [InlineData("before=-1")]
    [InlineData("act=%00&by=%27%3B--&subject=%25")]
    public async Task Nonsense_in_the_address_breaks_nothing(string query)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var page = await (await host.StaffAsync(holder, "ru", StaffRole.Auditor)).OpenAsync("/console/audit?" + query);
        Assert.True((int)page.Status < 500, page.Body);
    }

    [Fact]
    public async Task What_happened_is_shown_as_text_never_as_markup()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var auditor = await host.StaffAsync(holder, "ru", StaffRole.Auditor);
        await host.Get<Database>().InTransactionAsync(
            async transaction =>
            {
                await host.Get<AuditLog>().AppendAsync(transaction, new("<b>act", "<i>by", "<u>subject", "<script>alert(1)</script>"));
                return 0;
            },
            Stop);
        var page = (await auditor.OpenAsync("/console/audit")).Body;
        Assert.All(new[] { "<b>act", "<i>by", "<u>subject", "<script>alert" }, markup => Assert.DoesNotContain(markup, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_whole_chain_is_proved_and_a_changed_row_is_named()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var auditor = await host.StaffAsync(holder, "ru", StaffRole.Auditor);
        await AppendAsync(host, 3);
        var asked = await auditor.OpenAsync("/console/audit/chain");
        Assert.Contains("Цепочка цела", (await auditor.SubmitAsync(asked, "/console/audit/chain")).Body, StringComparison.Ordinal);

        var noted = (await host.Get<ReadAudit>().RunAsync(new() { By = "robot" }, null, 1, Stop))[0];
        var right = await auditor.SubmitAsync(asked, "/console/audit/chain", ("Number", $"{noted.Number}"), ("Hash", noted.Hash));
        Assert.Contains("тот же хеш", right.Body, StringComparison.Ordinal);
        var wrong = await auditor.SubmitAsync(asked, "/console/audit/chain", ("Number", $"{noted.Number}"), ("Hash", new string('0', 64)));
        Assert.Contains("другой хеш", wrong.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Цепочка цела", wrong.Body, StringComparison.Ordinal);

        await using (var connection = await host.Get<Database>().OpenAsync(Stop))
        {
            await connection.ExecuteAsync("DROP TRIGGER audit_row_is_not_changed; UPDATE audit SET detail = 'nothing' WHERE by_whom = 'robot' AND subject = 'thing-2'");
        }

        var broken = (await auditor.SubmitAsync(asked, "/console/audit/chain")).Body;
        Assert.Contains("Цепочка нарушена", broken, StringComparison.Ordinal);
        Assert.Contains($"Row {noted.Number - 1} was changed", broken, StringComparison.Ordinal);
    }

    private static string Older(string body)
    {
        var end = body.IndexOf("\" rel=\"next\"", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(body[(body.LastIndexOf('"', end - 1) + 1)..end]);
    }

    private static async Task AppendAsync(PortalHost host, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            var happened = new AuditEvent("robot.move", "robot", $"thing-{number}", "moved");
            await host.Get<Database>().InTransactionAsync(
                async transaction =>
                {
                    await host.Get<AuditLog>().AppendAsync(transaction, happened);
                    return 0;
                },
                Stop);
        }
    }
}
