using Dapper;
using Tanba.Pki;
using Tanba.Registration.Acts;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Acts;

/// <summary>A page that was posted twice, by a nervous finger or by two windows: an act takes effect once.</summary>
public sealed class ParallelActTests
{
    private static readonly NewAct GiveUp = new("give-up", Citizens.Anna.Iin, "402177350186", "ru")
    {
        Values = [("number", "4021 7735 0186"), ("name", Citizens.Anna.FullName), ("iin", Citizens.Anna.Iin)],
        Facts = [("application", "402177350186")],
    };

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Two_signatures_of_one_act_that_come_together_take_effect_once(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var order = await house.Get<OrderAct>().RunAsync(GiveUp, House.Stop);

        var both = await TogetherAsync(house, order.Id, anna.Signing.Sign(order.Text), anna.Signing.Sign(order.Text, house.Clock.GetUtcNow().AddSeconds(1)));

        Assert.Single(both, done => done is { IsRefused: false, Value: true });
        Assert.Equal("act.used", Assert.Single(both, done => done.IsRefused).Rejection!.Code);
        await OnceAsync(house);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_same_signature_twice_at_once_takes_effect_once(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var order = await house.Get<OrderAct>().RunAsync(GiveUp, House.Stop);
        var cms = anna.Signing.Sign(order.Text);

        var both = await TogetherAsync(house, order.Id, cms, cms);

        Assert.Single(both, done => done is { IsRefused: false, Value: true });
        Assert.All(both.Where(done => done.IsRefused), done => Assert.Equal("act.used", done.Rejection!.Code));
        await OnceAsync(house);
        Assert.False((await RunAsync(house, order.Id, cms)).Value);
        await OnceAsync(house);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Two_acts_on_one_subject_that_come_together_are_both_kept(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var one = await house.Get<OrderAct>().RunAsync(GiveUp, House.Stop);
        var other = await house.Get<OrderAct>().RunAsync(GiveUp, House.Stop);
        Assert.NotEqual(one.Id, other.Id);

        var both = await Task.WhenAll(
            Task.Run(() => RunAsync(house, one.Id, anna.Signing.Sign(one.Text))),
            Task.Run(() => RunAsync(house, other.Id, anna.Signing.Sign(other.Text))));

        Assert.All(both, done => Assert.True(done.Value));
        Assert.Equal(2, (await house.Get<FindReceipts>().OnAsync(GiveUp.Subject, House.Stop)).Count);
        Assert.Equal("anna+2@example.kz", await house.AskAsync<string>("SELECT email FROM people WHERE iin = @Iin", Citizens.Anna));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_change_that_breaks_leaves_the_act_to_be_signed(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var order = await house.Get<OrderAct>().RunAsync(GiveUp, House.Stop);
        var cms = anna.Signing.Sign(order.Text);

        await Assert.ThrowsAsync<TimeoutException>(() => house.Get<CompleteAct>().RunAsync<bool>(
            order.Id, "give-up", Citizens.Anna.Iin, cms, (_, _, _) => throw new TimeoutException("the disk is slow"), House.Stop));

        Assert.Empty(await house.Get<FindReceipts>().OnAsync(GiveUp.Subject, House.Stop));
        Assert.True((await RunAsync(house, order.Id, cms)).Value);
        await OnceAsync(house);
    }

    private static Task<Result<bool>[]> TogetherAsync(House house, string id, params byte[][] signatures) =>
        Task.WhenAll(signatures.Select(cms => Task.Run(() => RunAsync(house, id, cms))));

    /// <summary>The change is one that counts how often it was made.</summary>
    private static Task<Result<bool>> RunAsync(House house, string id, byte[] cms) => house.Get<CompleteAct>().RunAsync<bool>(
        id,
        "give-up",
        Citizens.Anna.Iin,
        cms,
        async (transaction, _, _) =>
        {
            var was = await transaction.Connection!.ExecuteScalarAsync<string>("SELECT email FROM people WHERE iin = @Iin", Citizens.Anna, transaction);
            var times = was == Citizens.Anna.Email ? 1 : int.Parse(was!.Split('+', '@')[1], System.Globalization.CultureInfo.InvariantCulture) + 1;
            await transaction.Connection!.ExecuteAsync(
                "UPDATE people SET email = @email WHERE iin = @iin", new { email = $"anna+{times}@example.kz", iin = Citizens.Anna.Iin }, transaction);
            return true;
        },
        House.Stop);

    private static async Task OnceAsync(House house)
    {
        Assert.Equal("anna+1@example.kz", await house.AskAsync<string>("SELECT email FROM people WHERE iin = @Iin", Citizens.Anna));
        Assert.Single(await house.Get<FindReceipts>().OnAsync(GiveUp.Subject, House.Stop));
    }
}
