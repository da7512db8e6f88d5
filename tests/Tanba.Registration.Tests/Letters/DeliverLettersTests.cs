using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Tanba.Registration.Letters;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Letters;

public sealed class DeliverLettersTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private readonly Clock clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task What_is_queued_arrives_once(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await using var sink = new SmtpSink();
        await QueueAsync(test, "daniyar@example.kz", "anna@example.kz");

        Assert.Equal(2, await Delivery(test, sink).RunAsync(Stop));
        Assert.Equal(0, await Delivery(test, sink).RunAsync(Stop));
        Assert.Equal(2, sink.Messages.Count);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_letter_is_queued_only_with_its_act(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await using var sink = new SmtpSink();
        var outbox = new Outbox(test.Database, clock);
        await Assert.ThrowsAsync<TimeoutException>(() => test.Database.InTransactionAsync<int>(
            async transaction =>
            {
                await outbox.QueueAsync(transaction, new("anna@example.kz", "s", "b"));
                throw new TimeoutException();
            },
            Stop));

        Assert.Equal(0, await Delivery(test, sink).RunAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_letter_that_nobody_takes_does_not_hold_up_the_others(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await using var sink = new SmtpSink();
        sink.Unknown.Add("gone@example.kz");
        await QueueAsync(test, "gone@example.kz", "not an address", "anna@example.kz");

        Assert.Equal(1, await Delivery(test, sink).RunAsync(Stop));
        Assert.Equal("anna@example.kz", Eml.Header(Assert.Single(sink.Messages), "To"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task After_a_failure_it_is_tried_again_later(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await using var sink = new SmtpSink { Busy = true };
        await QueueAsync(test, "anna@example.kz");

        Assert.Equal(0, await Delivery(test, sink).RunAsync(Stop));
        sink.Busy = false;
        Assert.Equal(0, await Delivery(test, sink).RunAsync(Stop));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, await Delivery(test, sink).RunAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_server_that_stopped_while_sending_is_followed_by_another_attempt(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await using var sink = new SmtpSink();
        var outbox = new Outbox(test.Database, clock);
        await QueueAsync(test, "anna@example.kz");
        Assert.True(await outbox.TakeAsync(Assert.Single(await outbox.DueAsync(9, Stop)), Stop));

        Assert.Equal(0, await Delivery(test, sink).RunAsync(Stop));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Delivery(test, sink).RunAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Of_two_servers_only_one_takes_a_letter(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var outbox = new Outbox(test.Database, clock);
        await QueueAsync(test, "anna@example.kz");
        var due = Assert.Single(await outbox.DueAsync(9, Stop));

        Assert.True(await outbox.TakeAsync(due, Stop));
        Assert.False(await outbox.TakeAsync(due, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task In_the_end_it_is_given_up_and_the_reason_stays(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await using var sink = new SmtpSink();
        sink.Unknown.Add("gone@example.kz");
        await QueueAsync(test, "gone@example.kz");
        for (var attempt = 0; attempt < Outbox.MostAttempts + 3; attempt++)
        {
            await Delivery(test, sink).RunAsync(Stop);
            clock.Advance(TimeSpan.FromHours(7));
        }

        await using var connection = await test.Database.OpenAsync(Stop);
        var (attempts, error) = await connection.QuerySingleAsync<(long, string)>("SELECT attempts, last_error FROM letters WHERE next_at IS NULL AND delivered_at IS NULL");
        Assert.Equal(Outbox.MostAttempts, attempts);
        Assert.NotEmpty(error);
    }

    private DeliverLetters Delivery(TestDatabase test, SmtpSink sink) => new(
        new Outbox(test.Database, clock),
        new SmtpMailer(new() { SmtpHost = "localhost", SmtpPort = sink.Port, StartTls = false, From = "keys@example.kz" }),
        NullLogger<DeliverLetters>.Instance);

    private async Task QueueAsync(TestDatabase test, params string[] addresses)
    {
        var outbox = new Outbox(test.Database, clock);
        foreach (var address in addresses)
        {
            await test.Database.InTransactionAsync(
                async transaction =>
                {
                    await outbox.QueueAsync(transaction, new(address, "Тақырып", "Мәтін\n"));
                    return true;
                },
                Stop);
        }
    }
}
