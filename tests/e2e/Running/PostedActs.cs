using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>Signed acts other than a renewal, by what the pages and their script post.</summary>
public static partial class PostedActs
{
    /// <summary>«Услуги» from the conditions to the number: an application that waits for a registrar or for its owner.</summary>
    public static async Task<Reissue> ApplyAsync(this PostingCitizen citizen)
    {
        const string Pages = "/services/individual/";
        await citizen.SendAsync(Pages + "conditions", ("Agree", "true"));
        await citizen.SendAsync(Pages + "person", ("Iin", citizen.Keys.Iin));
        await citizen.SendAsync(Pages + "name");
        await citizen.SendAsync(Pages + "email", ("Email", "newcomer@example.kz"));
        await citizen.SendAsync(Pages + "place", ("Region", "Алматы"), ("Locality", "Алматы"));
        await citizen.SendAsync(Pages + "centre", ("Centre", "almaty-1"));
        await citizen.SendAsync(Pages + "store", ("Storage", "PKCS12"), ("Path", "/home/citizen/keys"));
        var token = await citizen.TokenAsync(Pages + "check");
        var order = await citizen.PostAsync(Pages + "check", "Start", new { }, token);
        var number = PostingCitizen.Text(order, "number");
        List<MadeRequest> requests = [.. order.GetProperty("keys").EnumerateArray().Select(PostingCitizen.Request)];
        await citizen.PostAsync(Pages + "check", "Requests", new { number, requests }, token);
        var applied = new Reissue(number, () => citizen.PostAsync(Pages + "check", "Submit", new { number }, token), [.. requests.Select(request => request.KeyId)]);
        await applied.SubmitAsync();
        return applied;
    }

    /// <summary>An owner's act up to the signature; the call hands it over, and may be made again.</summary>
    /// <param name="page">Where the act is read and signed.</param>
    public static async Task<Func<Task<JsonElement>>> PrepareActAsync(this PostingCitizen owner, string page)
    {
        var token = await owner.TokenAsync(page);
        var act = await owner.PostAsync(page, "Start", new { }, token);
        var signed = new { id = PostingCitizen.Text(act, "id"), cms = owner.Sign(owner.Keys.SignKey, PostingCitizen.Text(act, "text")) };
        return () => owner.PostAsync(page, "Finish", signed, token);
    }

    /// <summary>A registrar's confirmation up to the signature.</summary>
    public static async Task<Func<Task<JsonElement>>> PrepareDecisionAsync(this PostingCitizen registrar, string number)
    {
        var page = "/console/applications/" + number;
        var shown = await registrar.SendAsync(page + "?handler=Approve", ("Seen", "true"));
        var toSign = JsonDocument.Parse(WebUtility.HtmlDecode(ActOnPage().Match(shown).Groups[1].Value)).RootElement;
        var cms = registrar.Sign(registrar.Keys.SignKey, PostingCitizen.Text(toSign, "text"));
        var token = await registrar.TokenAsync(page);
        return () => registrar.PostAsync(page, "Sign", new { id = PostingCitizen.Text(toSign, "id"), act = PostingCitizen.Text(toSign, "act"), cms }, token);
    }

    [GeneratedRegex("id=\"tanba-act\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ActOnPage();
}
