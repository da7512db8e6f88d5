using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Tanba.Authority.Store;
using Tanba.Registration.Staff;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests;

/// <summary>Every page and handler of the portal, asked by a stranger, a citizen and each role of staff, against the table.</summary>
public sealed partial class AccessTableTests
{
    [Fact]
    public async Task Every_page_and_handler_stands_in_the_table()
    {
        await using var host = PortalHost.Start();
        var loader = host.Get<PageLoader>();
        List<string> found = [];
        foreach (var page in host.Get<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var route = "/" + page.AttributeRouteInfo!.Template!.TrimStart('/');
            var handlers = compiled.HandlerMethods.Select(handler => $"{handler.HttpMethod.ToUpperInvariant()} {handler.Name}".TrimEnd()).ToList();

            // A page without a handler for it is shown all the same.
            found.AddRange(handlers.Contains("GET") ? handlers.Select(handler => $"{route} {handler}") : handlers.Prepend("GET").Select(handler => $"{route} {handler}"));
        }

        var known = AccessTable.Lines.Select(line => $"{line.Route} {line.Handler}").ToList();
        Assert.Equal([], found.Except(known).Order(StringComparer.Ordinal));
        Assert.Equal([], known.Except(found).Order(StringComparer.Ordinal));
        Assert.Equal(known.Count, known.Distinct().Count());
    }

    [Fact]
    public async Task Whatever_is_no_page_is_for_programs_and_named()
    {
        await using var host = PortalHost.Start();
        _ = host.Guest();
        var others = host.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!).Distinct();
        Assert.Equal([], others.Except(AccessTable.Programs));
    }

    [Theory]
    [InlineData(Role.Anyone)]
    [InlineData(Role.Citizen)]
    [InlineData(Role.Registrar)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public async Task Each_role_gets_what_the_table_says_and_nothing_else(Role role)
    {
        await using var host = PortalHost.Start();
        using var holder = role is Role.Anyone ? null : await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = host.Guest();
        if (holder is not null)
        {
            await guest.LogInAsync(holder);
        }

        if (Enum.TryParse<StaffRole>(role.ToString(), out var staff))
        {
            await host.GiveAsync(Holder.Daniyar.Iin, staff);
        }

        var wrong = new List<string>();
        foreach (var (route, handler, who) in AccessTable.Lines)
        {
            var isAllowed = await IsAllowedAsync(guest, route, handler);
            if (isAllowed != AccessTable.Allows(who, role))
            {
                wrong.Add($"{role} {(isAllowed ? "gets" : "does not get")} {route} {handler}");
            }
        }

        Assert.Equal([], wrong);
    }

    [Fact]
    public async Task A_role_that_has_ended_opens_nothing_any_more()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        Assert.True(await IsAllowedAsync(guest, "/console/people", "GET"));
        await using var connection = await host.Get<Database>().OpenAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("UPDATE staff SET ended_at = 1");
        Assert.False(await IsAllowedAsync(guest, "/console/people", "GET"));
    }

    // Who is let in may still be told that there is no such thing, or that the form lacks its token; who is not is sent to log in or refused.
    private static async Task<bool> IsAllowedAsync(Guest guest, string route, string handler)
    {
        var address = Parameter().Replace(route, parameter => parameter.Value.Contains(':', StringComparison.Ordinal) ? "404" : "none");
        var parts = handler.Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), new Uri(parts.Length > 1 ? $"{address}?handler={parts[1]}" : address, UriKind.Relative));
        using var answer = await guest.SendAsync(request);
        return answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
            && answer.Headers.Location?.OriginalString.Contains("/login?return=", StringComparison.Ordinal) is not true;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
