using Tanba.Registration.Applications;
using Tanba.Registration.Decisions;
using Tanba.Registration.People;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Decisions;

/// <summary>Applications that were handed in at the same moment: page by page, each is seen once.</summary>
public sealed class EqualTimesTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_queue_shows_each_once_whatever_the_size_of_a_page(string store)
    {
        await using var house = await House.OpenAsync(store);
        var numbers = await HandInAllAsync(house, Citizens.Aigerim, Citizens.Anna, Citizens.Daniyar);
        var queue = house.Get<ApplicationQueue>();
        foreach (var size in new[] { 1, 2, 3 })
        {
            var seen = await AllAsync(after => queue.RunAsync(new(ApplicationState.Submitted), after, size, House.Stop));
            Assert.Equal(numbers.Order(StringComparer.Ordinal), seen);
        }

        foreach (var number in numbers)
        {
            _ = (await house.RejectAsync(number, "The document is too old.")).Value;
        }

        var decided = await AllAsync(after => queue.RunAsync(new(ApplicationState.Rejected), after, 1, House.Stop));
        Assert.Equal(numbers.OrderDescending(StringComparer.Ordinal), decided);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_search_shows_each_once_by_number_of_the_person_and_by_name(string store)
    {
        await using var house = await House.OpenAsync(store);
        var numbers = await HandInAllAsync(house, Citizens.Anna, Citizens.Anna, Citizens.Anna);
        _ = await HandInAllAsync(house, Citizens.Aigerim);
        var search = house.Get<SearchApplications>();
        foreach (var size in new[] { 1, 2, 3 })
        {
            var owned = await AllAsync(after => search.RunAsync(Citizens.Anna.Iin, after, size, House.Stop));
            Assert.Equal(numbers.OrderDescending(StringComparer.Ordinal), owned);
            var named = await AllAsync(after => search.RunAsync("ким анна", after, size, House.Stop));
            Assert.Equal(numbers.Order(StringComparer.Ordinal), named);
        }

        Assert.Equal(numbers[1], Assert.Single(await search.RunAsync($"{numbers[1][..4]} {numbers[1][4..8]}-{numbers[1][8..]}", null, 10, House.Stop)).Number);
        Assert.Empty(await search.RunAsync(" - ", null, 10, House.Stop));
    }

    /// <summary>All pages, until one is empty.</summary>
    private static async Task<IReadOnlyList<string>> AllAsync(Func<string?, Task<IReadOnlyList<QueuedApplication>>> read)
    {
        List<string> all = [];
        while (await read(all.LastOrDefault()) is { Count: > 0 } page)
        {
            all.AddRange(page.Select(one => one.Number));
            Assert.True(all.Count < 20, "the pages do not end");
        }

        return all;
    }

    private static async Task<List<string>> HandInAllAsync(House house, params Person[] people)
    {
        List<string> numbers = [];
        foreach (var person in people)
        {
            await house.Get<Registration.People.People>().SaveAsync(person, House.Registrar, House.Stop);
            var order = (await house.Get<ApplyFirst>().RunAsync(house.Wish(person), House.Stop)).Value;
            _ = (await house.Get<AttachRequests>().RunAsync(order.Number, person.Iin, House.Requests(house.Make(order)), House.Stop)).Value;
            _ = (await house.Get<HandIn>().RunAsync(order.Number, person.Iin, House.Stop)).Value;
            numbers.Add(order.Number);
        }

        return numbers;
    }
}
