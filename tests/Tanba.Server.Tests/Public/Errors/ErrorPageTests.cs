using System.Net;
using Dapper;
using Tanba.Authority.Store;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Public.Errors;

public sealed class ErrorPageTests
{
    [Fact]
    public async Task What_broke_is_withheld_and_the_person_gets_its_number()
    {
        await using var host = PortalHost.Start();
        var guest = host.Guest("en");
        var login = await guest.OpenAsync("/login");
        await BreakAsync(host);

        var page = await guest.OpenAsync("/status?number=402177350186");
        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Contains("Something broke on our side", page.Body, StringComparison.Ordinal);
        Assert.Matches("<span class=\"tanba-mono\">[\\w:-]{10,}</span>", page.Body);
        Assert.Contains("default-src 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        foreach (var secret in new[] { "SQLite", "applications", "Exception", "   at " })
        {
            Assert.DoesNotContain(secret, page.Body, StringComparison.Ordinal);
        }

        var answer = await guest.PostAsync("/status", "Certificates", new { number = "402177350186", keys = new[] { new string('a', 64) } }, login.Token);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("http.500", answer.Json().Text("code"));
        Assert.Matches("^[\\w:-]{10,}$", answer.Json().Text("id"));
    }

    private static async Task BreakAsync(PortalHost host)
    {
        await using var connection = await host.Get<Database>().OpenAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF; ALTER TABLE applications RENAME TO gone;");
    }
}
