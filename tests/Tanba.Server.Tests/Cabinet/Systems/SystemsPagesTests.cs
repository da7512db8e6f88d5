using System.Net;
using Dapper;
using Tanba.Authority.Store;
using Tanba.Registration.Applications;
using Tanba.Registration.Systems;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Cabinet.Systems;

/// <summary>«Информационные системы» of the cabinet: what the owner asks for and gets, and what nobody else does.</summary>
public sealed class SystemsPagesTests
{
    private const string List = "/cabinet/systems";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_sent_listed_and_confirmed_once()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = host.Guest("ru");
        await guest.LogInAsync(holder);
        var empty = await guest.OpenAsync(List);
        Assert.Contains("У вас нет зарегистрированных информационных систем", empty.Body, StringComparison.Ordinal);

        var sent = await guest.SubmitAsync(empty, List, ("Name", "  Склад-1 "), ("Purpose", " Подписывает накладные "));
        Assert.Equal(List, sent.Location);
        var list = await guest.OpenAsync(List);
        Assert.Contains("Склад-1", list.Body, StringComparison.Ordinal);
        Assert.Contains("Ждёт решения", list.Body, StringComparison.Ordinal);
        Assert.Contains("О решении сообщим письмом", list.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/cabinet/systems/1\"", list.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("О решении сообщим письмом", (await guest.OpenAsync(List)).Body, StringComparison.Ordinal);

        var kept = await host.SystemAsync(1);
        Assert.Equal(("Склад-1", "Подписывает накладные", Holder.Daniyar.Iin, SystemState.Requested, null), (kept.Name, kept.Purpose, kept.Owner, kept.State, kept.Oid));
    }

    [Theory]
    [InlineData("", "written-purpose", "#Name", "Напишите название системы")]
    [InlineData("   ", "written-purpose", "#Name", "Напишите название системы")]
    [InlineData("written-name", "", "#Purpose", "Напишите, для чего система")]
    [InlineData("written-name\u0007", "written-purpose", "#Name", "в одной строке")]
    [InlineData("<b>", "", "#Purpose", "&lt;b&gt;")]
    public async Task What_is_wrong_with_a_request_is_said_at_its_field_and_what_was_written_stays(string name, string purpose, string link, string sentence)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = host.Guest("ru");
        await guest.LogInAsync(holder);
        var wrong = await guest.SubmitAsync(await guest.OpenAsync(List), List, ("Name", name), ("Purpose", purpose));
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        Assert.Contains($"href=\"{link}\"", wrong.Body, StringComparison.Ordinal);
        Assert.Contains(sentence, wrong.Body, StringComparison.Ordinal);
        Assert.Contains(name.StartsWith("written", StringComparison.Ordinal) ? "value=\"written-name" : purpose, wrong.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>\"", wrong.Body, StringComparison.Ordinal);
        Assert.Empty(await host.Get<FindSystems>().OfOwnerAsync(holder.Person.Iin, Stop));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public async Task A_name_has_as_many_letters_as_a_common_name(int letters, bool isTaken)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = host.Guest("ru");
        await guest.LogInAsync(holder);
        var answer = await guest.SubmitAsync(await guest.OpenAsync(List), List, ("Name", new string('ш', letters)), ("Purpose", "Учёт"));
        Assert.Equal(isTaken ? HttpStatusCode.Redirect : HttpStatusCode.OK, answer.Status);
        Assert.Equal(isTaken ? 1 : 0, (await host.Get<FindSystems>().OfOwnerAsync(holder.Person.Iin, Stop)).Count);
    }

    [Fact]
    public async Task A_sixth_request_waits_until_the_first_five_are_decided()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = host.Guest("ru");
        await guest.LogInAsync(holder);
        for (var number = 1; number <= 5; number++)
        {
            await host.RequestSystemAsync(holder.Person.Iin, $"Склад-{number}");
        }

        var page = await guest.OpenAsync(List);
        var refused = await guest.SubmitAsync(page, List, ("Name", "Шестая"), ("Purpose", "Учёт"));
        Assert.Contains("Ваши прежние запросы ещё ждут решения", refused.Body, StringComparison.Ordinal);
        Assert.Contains("value=\"Шестая\"", refused.Body, StringComparison.Ordinal);
        Assert.Contains("data-system=\"5\"", refused.Body, StringComparison.Ordinal);

        _ = (await host.Get<DecideSystem>().RefuseAsync(3, "Повтор", "test", Stop)).Value;
        Assert.Equal(List, (await guest.SubmitAsync(page, List, ("Name", "Шестая"), ("Purpose", "Учёт"))).Location);
        Assert.Contains("Повтор", (await guest.OpenAsync(List)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_registered_system_has_a_page_for_its_keys()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = host.Guest("ru");
        await guest.LogInAsync(holder);
        var decide = host.Get<DecideSystem>();
        var requested = await host.RequestSystemAsync(holder.Person.Iin, "Ждёт");
        var refused = await host.RequestSystemAsync(holder.Person.Iin, "Отказано");
        _ = (await decide.RefuseAsync(refused, "Неясно", "test", Stop)).Value;
        var closed = (await host.RegisterSystemAsync(holder.Person.Iin, "Закрыта")).Number;
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync($"{List}/{closed}")).Status);
        _ = (await decide.CloseAsync(closed, "Не работает", "test", Stop)).Value;
        foreach (var number in new[] { requested, refused, closed, 99 })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync($"{List}/{number}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync($"{List}/{number}/check")).Status);
            Assert.DoesNotContain($"href=\"{List}/{number}\"", (await guest.OpenAsync(List)).Body, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync($"{List}/no-number")).Status);
    }

    [Fact]
    public async Task A_key_is_ordered_for_a_registered_system_with_the_signature_of_its_owner()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = host.Guest("ru");
        await guest.LogInAsync(holder);
        var system = await host.RegisterSystemAsync(holder.Person.Iin, "Склад-1");
        var address = $"{List}/{system.Number}";
        Assert.Contains($"href=\"{address}\"", (await guest.OpenAsync(List)).Body, StringComparison.Ordinal);
        Assert.Equal(address, (await guest.OpenAsync(address + "/check")).Location);

        var questions = await guest.OpenAsync(address);
        var wrong = await guest.SubmitAsync(questions, address, ("Answers.Storage", "PKCS12"), ("Answers.Path", " "));
        Assert.Contains("href=\"#Answers_Path\"", wrong.Body, StringComparison.Ordinal);
        Assert.Equal(address, (await guest.OpenAsync(address + "/check")).Location);
        Assert.Equal(address + "/check", (await guest.SubmitAsync(questions, address, ("Answers.Storage", "PKCS12"), ("Answers.Path", "/srv/keys"))).Location);

        var check = await guest.OpenAsync(address + "/check");
        Assert.Contains(system.Oid!, check.Body, StringComparison.Ordinal);
        Assert.Contains("/srv/keys", check.Body, StringComparison.Ordinal);
        var (number, _, text) = await guest.OrderKeysAsync(address + "/check", check);
        Assert.Contains($"\nsystem: {system.Oid}\n", text, StringComparison.Ordinal);
        var submitted = await guest.PostAsync(address + "/check", "Submit", new { number, cms = Holder.SignText(holder.Sign, text) }, check.Token);
        Assert.Equal($"/cabinet/reissue/done/{number}", submitted.Json().Text("to"));
        Assert.Equal(ApplicationState.Issued, (await host.Get<FindApplications>().ByNumberAsync(number, Stop)).Value.State);
        Assert.Equal(address, (await guest.OpenAsync(address + "/check")).Location);
    }

    [Fact]
    public async Task Anothers_system_is_not_found_by_any_address_and_nothing_can_be_ordered_for_it()
    {
        await using var host = PortalHost.Start();
        using var owner = await Holder.MakeAsync(host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(host, Holder.Aigerim);
        var system = await host.RegisterSystemAsync(owner.Person.Iin, "Чужая-система");
        var own = await host.RegisterSystemAsync(other.Person.Iin, "Своя-система");
        var address = $"{List}/{system.Number}";
        var stranger = host.Guest("ru");
        await stranger.LogInAsync(other);
        var list = await stranger.OpenAsync(List);
        Assert.Contains("Своя-система", list.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Чужая-система", list.Body, StringComparison.Ordinal);

        // Answers for an own system open no other.
        (string, string)[] answers = [("Answers.Storage", "PKCS12"), ("Answers.Path", "/srv/keys")];
        Assert.Equal($"{List}/{own.Number}/check", (await stranger.SubmitAsync(list, $"{List}/{own.Number}", answers)).Location);
        foreach (var page in new[] { address, address + "/check" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(page)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.SubmitAsync(list, page, answers)).Status);
        }

        var started = await stranger.PostAsync(address + "/check", "Start", new { }, list.Token);
        Assert.Equal((HttpStatusCode.BadRequest, "post.unreadable"), (started.Status, started.Json().Text("code")));
        Assert.Equal(0, await ApplicationsAsync(host));
    }

    [Fact]
    public async Task The_application_for_anothers_system_is_neither_signed_nor_cancelled()
    {
        await using var host = PortalHost.Start();
        using var owner = await Holder.MakeAsync(host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(host, Holder.Aigerim);
        var address = $"{List}/{(await host.RegisterSystemAsync(owner.Person.Iin, "Склад-1")).Number}";
        var guest = host.Guest("ru");
        await guest.LogInAsync(owner);
        await guest.SubmitAsync(await guest.OpenAsync(address), address, ("Answers.Storage", "PKCS12"), ("Answers.Path", "/srv/keys"));
        var (number, _, text) = await guest.OrderKeysAsync(address + "/check", await guest.OpenAsync(address + "/check"));

        var stranger = host.Guest("ru");
        await stranger.LogInAsync(other);
        var token = (await stranger.OpenAsync(List)).Token;
        var requests = new[] { new { role = "sign", request = "MAA=" } };
        Assert.Equal("application.not-found", (await stranger.PostAsync(address + "/check", "Requests", new { number, requests }, token)).Json().Text("code"));
        Assert.Equal("application.not-found", (await stranger.PostAsync(address + "/check", "Submit", new { number, cms = Holder.SignText(other.Sign, text) }, token)).Json().Text("code"));
        Assert.Equal("application.not-found", (await stranger.PostAsync(address + "/check", "Cancel", new { number }, token)).Json().Text("code"));
        Assert.Equal(ApplicationState.Draft, (await host.Get<FindApplications>().ByNumberAsync(number, Stop)).Value.State);
    }

    private static async Task<long> ApplicationsAsync(PortalHost host)
    {
        await using var connection = await host.Get<Database>().OpenAsync(Stop);
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM applications");
    }
}
