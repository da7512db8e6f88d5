using Dapper;
using Tanba.Pki;
using Tanba.Registration.Acts;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Acts;

public sealed class CompleteActTests
{
    private static readonly NewAct Reissue = new("reissue", Citizens.Anna.Iin, "402177350186", "ru")
    {
        Values = [("number", "4021 7735 0186"), ("name", Citizens.Anna.FullName), ("iin", Citizens.Anna.Iin)],
        Facts = [("application", "402177350186")],
    };

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_signed_act_keeps_its_receipt_and_its_change_together(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var order = await house.Get<OrderAct>().RunAsync(Reissue, House.Stop);
        Assert.EndsWith($"nonce: {order.Id}\ntime: 2026-11-22T12:00:00Z\napplication: 402177350186\n", order.Text, StringComparison.Ordinal);

        var done = await CompleteAsync(house, order.Id, anna.Signing.Sign(order.Text));

        Assert.True(done.Value);
        var receipt = Assert.Single(await house.Get<FindReceipts>().OnAsync("402177350186", House.Stop));
        Assert.Equal(("reissue", Citizens.Anna.Iin), (receipt.Act, receipt.Iin));
        var kept = await house.Get<FindReceipts>().OctetsAsync(receipt.Digest, House.Stop);
        Assert.Equal((Citizens.Anna.Iin, "402177350186"), (kept!.Value.Iin, kept.Value.Subject));
        Assert.Equal(1, await house.AskAsync<long>("SELECT COUNT(*) FROM act_orders WHERE used_at IS NOT NULL"));
    }

    [Fact]
    public async Task The_same_signature_again_is_done_already_and_another_is_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var order = await house.Get<OrderAct>().RunAsync(Reissue, House.Stop);
        var cms = anna.Signing.Sign(order.Text);

        Assert.True((await CompleteAsync(house, order.Id, cms)).Value);
        Assert.False((await CompleteAsync(house, order.Id, cms)).Value);
        var later = anna.Signing.Sign(order.Text, house.Clock.GetUtcNow().AddSeconds(1));
        Assert.Equal("act.used", (await CompleteAsync(house, order.Id, later)).Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_refused_change_leaves_nothing_and_may_be_tried_again(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var order = await house.Get<OrderAct>().RunAsync(Reissue, House.Stop);
        var cms = anna.Signing.Sign(order.Text);

        var refused = await house.Get<CompleteAct>().RunAsync<bool>(
            order.Id,
            "reissue",
            Citizens.Anna.Iin,
            cms,
            async (transaction, _, _) =>
            {
                await transaction.Connection!.ExecuteAsync("UPDATE people SET email = 'changed@example.kz'", transaction: transaction);
                return Rejection.Conflict("revoke.expired", "It has expired.");
            },
            House.Stop);

        Assert.Equal("revoke.expired", refused.Rejection!.Code);
        Assert.Empty(await house.Get<FindReceipts>().OnAsync("402177350186", House.Stop));
        Assert.Equal(0, await house.AskAsync<long>("SELECT COUNT(*) FROM people WHERE email = 'changed@example.kz'"));
        Assert.True((await CompleteAsync(house, order.Id, cms)).Value);
    }

    [Fact]
    public async Task Only_the_named_person_signs_and_only_for_what_the_page_is_for()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var aigerim = await house.EnrolAsync(Citizens.Aigerim);
        var order = await house.Get<OrderAct>().RunAsync(Reissue, House.Stop);
        var complete = house.Get<CompleteAct>();

        Assert.Equal("act.another-person", (await CompleteAsync(house, order.Id, aigerim.Signing.Sign(order.Text))).Rejection!.Code);
        Assert.Equal("act.text-differs", (await CompleteAsync(house, order.Id, anna.Signing.Sign(order.Text + " "))).Rejection!.Code);
        Assert.Equal("act.unknown", (await complete.RunAsync(order.Id, "revoke", Citizens.Anna.Iin, anna.Signing.Sign(order.Text), Nothing, House.Stop)).Rejection!.Code);
        Assert.Equal("act.unknown", (await complete.RunAsync(order.Id, "reissue", Citizens.Aigerim.Iin, aigerim.Signing.Sign(order.Text), Nothing, House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task A_text_waits_ten_minutes_for_its_signature()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var order = await house.Get<OrderAct>().RunAsync(Reissue, House.Stop);
        house.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal("act.too-old", (await CompleteAsync(house, order.Id, anna.Signing.Sign(order.Text))).Rejection!.Code);
    }

    [Fact]
    public async Task A_fact_is_one_line()
    {
        await using var house = await House.OpenAsync("sqlite");
        await Assert.ThrowsAsync<ArgumentException>(() => house.Get<OrderAct>().RunAsync(Reissue with { Facts = [("document", "7\nreason: 1")] }, House.Stop));
    }

    private static Task<Result<bool>> CompleteAsync(House house, string id, byte[] cms) =>
        house.Get<CompleteAct>().RunAsync(id, "reissue", Citizens.Anna.Iin, cms, Nothing, House.Stop);

    private static Task<Result<bool>> Nothing(System.Data.Common.DbTransaction transaction, ActOrder order, CheckedAct signed) => Task.FromResult<Result<bool>>(true);
}
