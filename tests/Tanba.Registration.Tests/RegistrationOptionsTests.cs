using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tanba.Registration.Letters;
using Tanba.Registration.Tests.Journey;

namespace Tanba.Registration.Tests;

public sealed class RegistrationOptionsTests
{
    private static readonly RegistrationOptions Good = new()
    {
        Portal = new("https://keys.example.kz"),
        Mail = new() { SmtpHost = "localhost", From = "keys@example.kz" },
    };

    [Fact]
    public void Whole_settings_pass() => Assert.Same(Good, Good.Check());

    [Theory]
    [InlineData("https://keys.example.kz", "https://keys.example.kz")]
    [InlineData("https://keys.example.kz/", "https://keys.example.kz")]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("https://keys.example.kz:443", "https://keys.example.kz")]
    public void The_origin_is_written_as_browsers_write_it(string portal, string origin) => Assert.Equal(origin, (Good with { Portal = new(portal) }).Check().Origin);

    public static TheoryData<string, RegistrationOptions> Doubtful { get; } = new()
    {
        { "Registration:Portal", Good with { Portal = null } },
        { "Registration:Portal", Good with { Portal = new("ftp://keys.example.kz") } },
        { "Registration:Portal", Good with { Portal = new("https://keys.example.kz/cabinet") } },
        { "Registration:LapseAfter", Good with { LapseAfter = TimeSpan.Zero } },
        { "Registration:Mail needs either", Good with { Mail = new() { From = "keys@example.kz" } } },
        { "Registration:Mail needs either", Good with { Mail = Good.Mail with { Folder = "/tmp" } } },
        { "Registration:Mail:From", Good with { Mail = Good.Mail with { From = null } } },
        { "Registration:Mail:SmtpPort", Good with { Mail = Good.Mail with { SmtpPort = 0 } } },
        { "Registration:Mail:User", Good with { Mail = Good.Mail with { User = "tanba" } } },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void A_doubtful_setting_refuses_to_start_and_says_what_to_write(string beginning, RegistrationOptions options) =>
        Assert.StartsWith(beginning, Assert.Throws<InvalidOperationException>(options.Check).Message, StringComparison.Ordinal);

    [Fact]
    public void A_host_gets_the_mailer_that_the_settings_name()
    {
        Assert.IsType<SmtpMailer>(new ServiceCollection().AddRegistration(Good).BuildServiceProvider().GetRequiredService<IMailer>());
        var toFolder = Good with { Mail = new() { Folder = "/tmp/mail", From = "keys@example.kz" } };
        Assert.IsType<FolderMailer>(new ServiceCollection().AddRegistration(toFolder).BuildServiceProvider().GetRequiredService<IMailer>());
    }

    [Fact]
    public async Task A_host_gets_nine_jobs()
    {
        await using var house = await House.OpenAsync("sqlite");
        Assert.Equal(9, house.Get<IEnumerable<IHostedService>>().Count());
    }
}
