using Tanba.Registration.Applications;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

public sealed class FindApplicationsTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_application_is_found_by_its_number_however_it_is_typed(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var view = (await house.Get<FindApplications>().ByNumberAsync(ApplicationNumber.Parse(anna.Application).Value.Grouped, House.Stop)).Value;
        Assert.Equal(anna.Application, view.Number);
        Assert.Equal(Citizens.Anna.Iin, view.Iin);
        Assert.Equal("PKCS12", view.Storage);
        Assert.Equal("individual", view.Template);
        Assert.Equal("/home/me/keys", view.Path);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_persons_applications_come_page_by_page_the_newest_first(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        await house.EnrolAsync(Citizens.Daniyar);
        List<string> numbers = [anna.Application];
        for (var i = 0; i < 4; i++)
        {
            // Two of the four in the same millisecond: the number decides then.
            house.Clock.Advance(TimeSpan.FromSeconds(i % 2));
            var renewal = await house.BeginRenewalAsync(anna);
            _ = (await house.Get<Submit>().RunAsync(renewal.Number, Citizens.Anna.Iin, anna.Signing.Sign(renewal.Text), House.Stop)).Value;
            _ = (await house.Get<MarkInstalled>().RunAsync(renewal.Number, renewal.KeyIds, House.Stop)).Value;
            numbers.Add(renewal.Number);
        }

        var found = new List<ApplicationView>();
        IReadOnlyList<ApplicationView> page;
        do
        {
            page = await house.Get<FindApplications>().OfPersonAsync(Citizens.Anna.Iin, found.LastOrDefault()?.Number, 2, House.Stop);
            found.AddRange(page);
        }
        while (page.Count > 0);

        Assert.Equal(numbers.Order(StringComparer.Ordinal), found.Select(view => view.Number).Order(StringComparer.Ordinal));
        Assert.Equal(found.OrderByDescending(view => view.CreatedAt).ThenByDescending(view => view.Number, StringComparer.Ordinal), found);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task What_was_never_handed_in_is_not_listed(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        await house.BeginRenewalAsync(anna);
        Assert.Equal(anna.Application, Assert.Single(await house.Get<FindApplications>().OfPersonAsync(Citizens.Anna.Iin, null, 50, House.Stop)).Number);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await using var house = await House.OpenAsync("sqlite");
        Assert.Equal("application.not-found", (await house.Get<FindApplications>().ByNumberAsync("402177350186", House.Stop)).Rejection!.Code);
        Assert.Equal("application-number.wrong-shape", (await house.Get<FindApplications>().ByNumberAsync("'; DROP TABLE", House.Stop)).Rejection!.Code);
        Assert.Empty(await house.Get<FindApplications>().OfPersonAsync("000000000000", null, 10, House.Stop));
    }
}
