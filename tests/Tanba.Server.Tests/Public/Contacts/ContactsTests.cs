using Tanba.Server.Portal;
using Tanba.Server.Tests.Public.Services;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Public.Contacts;

public sealed class ContactsTests
{
    [Fact]
    public async Task What_the_settings_say_is_shown_in_the_readers_language_and_the_rest_is_not()
    {
        await using var host = PortalHost.Start(portal: portal => portal["Contacts"] = new
        {
            Phone = "+7 (717) 255-00-00",
            Address = new { kk = "Бірінші көше, 1", ru = "улица Первая, 1", en = "1 First Street" },
        });
        var page = (await host.Guest("en").OpenAsync("/contacts")).Body;
        Assert.Contains("href=\"tel:&#x2B;77172550000\"", page.Replace("tel:+", "tel:&#x2B;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("1 First Street", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mailto:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_people_are_sent_to_the_centres()
    {
        await using var host = PortalHost.Start();
        await First.OpenCentreAsync(host);
        var page = (await host.Guest("ru").OpenAsync("/contacts")).Body;
        Assert.Contains("Обратитесь в центр регистрации", page, StringComparison.Ordinal);
        Assert.Contains("ул. Первая, 1", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", null, "Portal:Contacts:Email")]
    [InlineData(null, "улица Первая, 1", "Portal:Contacts:Address")]
    public void Doubtful_settings_say_what_to_write(string? email, string? address, string name)
    {
        var contacts = new PortalContacts { Email = email, Address = address is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal) { ["ru"] = address } };
        Assert.StartsWith(name, Assert.Single(contacts.Faults()), StringComparison.Ordinal);
    }
}
