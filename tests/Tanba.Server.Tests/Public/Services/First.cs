using Tanba.Keys;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;
using Tanba.Registration.Centres;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Public.Services;

/// <summary>A first application, page by page, as a browser without keys goes through it.</summary>
internal static class First
{
    public const string Root = "/services/individual";

    /// <summary>Nobody knows this number.</summary>
    public const string Stranger = "851231400219";

    public const string Centre = "test-1";

    /// <summary>A centre that may be chosen.</summary>
    public static async Task OpenCentreAsync(PortalHost host, string id = Centre)
    {
        CentreWords words = new("Астана", "Астана", "ул. Первая, 1", "9:00–18:00");
        var centre = new Centre(id, "+7 7172 000000", IsOpen: true, new Dictionary<string, CentreWords>(StringComparer.Ordinal) { ["kk"] = words, ["ru"] = words, ["en"] = words });
        await host.Get<SaveCentre>().RunAsync(centre, isNew: true, "test", TestContext.Current.CancellationToken);
    }

    public static async Task<Guest.Page> AnswerAsync(this Guest guest, string page, params (string Name, string Value)[] fields) =>
        await guest.SubmitAsync(await guest.OpenAsync($"{Root}/{page}"), $"{Root}/{page}", fields);

    /// <summary>Everything up to the page where the answers are checked.</summary>
    public static async Task<Guest.Page> FillFirstAsync(this Guest guest, string iin = Stranger)
    {
        await guest.AnswerAsync("conditions", ("Agree", "true"));
        var name = await guest.AnswerAsync("person", ("Iin", iin));
        Assert.Equal(Root + "/name", name.Location);
        await guest.AnswerAsync("name", ("Surname", "Ахметова"), ("GivenName", " Жанна "), ("Patronymic", ""));
        await guest.AnswerAsync("email", ("Email", "zhanna@example.kz"));
        await guest.AnswerAsync("place", ("Region", "Астана"), ("Locality", "Астана"));
        await guest.AnswerAsync("centre", ("Centre", Centre));
        Assert.Equal(Root + "/check", (await guest.AnswerAsync("store", ("Storage", "PKCS12"), ("Path", "/home/zhanna/keys"))).Location);
        return await guest.OpenAsync(Root + "/check");
    }

    /// <summary>What script and agent do: order, keys, requests.</summary>
    public static async Task<(string Number, Guest.Page Attached)> OrderAsync(this Guest guest, Guest.Page check)
    {
        var order = (await guest.PostAsync(Root + "/check", "Start", new { }, check.Token)).Json();
        var number = order.Text("number");
        var requests = order.GetProperty("keys").EnumerateArray().Select(item =>
        {
            using var key = SoftwareKey.Generate(item.Text("keyKind"));
            var subject = DistinguishedName.Decode(Convert.FromBase64String(item.Text("subject"))).Value;
            return new { role = item.Text("role"), request = Convert.ToBase64String(CertificationRequest.Create(subject, key, [])) };
        }).ToList();
        return (number, await guest.PostAsync(Root + "/check", "Requests", new { number, requests }, check.Token));
    }

    /// <summary>From the first page to the number.</summary>
    public static async Task<string> ApplyFirstAsync(this Guest guest, string iin = Stranger)
    {
        var check = await guest.FillFirstAsync(iin);
        var (number, _) = await guest.OrderAsync(check);
        var handedIn = await guest.PostAsync(Root + "/check", "Submit", new { number }, check.Token);
        Assert.Equal($"{Root}/done/{number}", handedIn.Json().Text("to"));
        return number;
    }
}
