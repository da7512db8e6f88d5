using System.Text.Json;
using Tanba.Keys;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;

namespace Tanba.Server.Tests.Running;

/// <summary>What a page's script and the agent do together, step by step.</summary>
public static class Steps
{
    public static JsonElement Json(this Guest.Page page) => JsonDocument.Parse(page.Body).RootElement;

    /// <exception cref="InvalidOperationException">There is no such text; the message is the whole answer.</exception>
    public static string Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) ? text.GetString()! : throw new InvalidOperationException($"no «{name}» in the answer: {json}");

    public static async Task<Guest.Page> LogInAsync(this Guest guest, Holder holder, bool withSigningKey = false, string back = "")
    {
        var page = await guest.OpenAsync("/login");
        var challenge = (await guest.PostAsync("/login", "Start", new { }, page.Token)).Json();
        var cms = Holder.SignText(withSigningKey ? holder.Sign : holder.Auth, challenge.Text("text"));
        return await guest.PostAsync("/login", "Finish", new { id = challenge.Text("id"), cms, @return = back }, page.Token);
    }

    /// <summary>Logs in in a tab in which the login page was open before: the session changes without a sign-out.</summary>
    public static async Task<Guest.Page> LogInAgainAsync(this Guest guest, Holder holder)
    {
        var token = (await guest.OpenAsync("/cabinet/reissue")).Token;
        var challenge = (await guest.PostAsync("/login", "Start", new { }, token)).Json();
        return await guest.PostAsync("/login", "Finish", new { id = challenge.Text("id"), cms = Holder.SignText(holder.Auth, challenge.Text("text")) }, token);
    }

    /// <summary>Fills in the first page of a reissue and gives the page of checking.</summary>
    public static async Task<Guest.Page> AnswerAsync(this Guest guest, string email = "new@example.kz")
    {
        var questions = await guest.OpenAsync("/cabinet/reissue");
        await guest.SubmitAsync(
            questions,
            "/cabinet/reissue",
            ("Answers.Email", email),
            ("Answers.Region", "Астана"),
            ("Answers.Locality", "Астана"),
            ("Answers.Storage", "PKCS12"),
            ("Answers.Path", "/home/citizen/keys"));
        return await guest.OpenAsync("/cabinet/reissue/check");
    }

    /// <summary>Order, keys, requests, signature. Gives the number and the hashes of the new keys.</summary>
    public static async Task<(string Number, IReadOnlyList<string> KeyIds, Guest.Page Submitted)> ReissueAsync(this Guest guest, Holder holder, Holder? signer = null, string email = "new@example.kz")
    {
        var check = await guest.AnswerAsync(email);
        var (number, keys, text) = await guest.OrderKeysAsync("/cabinet/reissue/check", check);
        var cms = Holder.SignText((signer ?? holder).Sign, text);
        var submitted = await guest.PostAsync("/cabinet/reissue/check", "Submit", new { number, cms }, check.Token);
        return (number, keys, submitted);
    }

    /// <summary>Order, keys, requests: everything before the signature. Gives the number, the hashes of the new keys and the text to sign.</summary>
    public static async Task<(string Number, IReadOnlyList<string> KeyIds, string Text)> OrderKeysAsync(this Guest guest, string address, Guest.Page check)
    {
        var order = (await guest.PostAsync(address, "Start", new { }, check.Token)).Json();
        var number = order.Text("number");
        var keys = order.GetProperty("keys").EnumerateArray().Select(item => (Role: item.Text("role"), Made: Make(item))).ToList();
        var requests = keys.Select(key => new { role = key.Role, request = Convert.ToBase64String(key.Made.Request) });
        var act = (await guest.PostAsync(address, "Requests", new { number, requests }, check.Token)).Json();
        return (number, [.. keys.Select(key => key.Made.Id)], act.Text("text"));
    }

    /// <summary>What the script of a page with an act does: the text is asked for, signed and sent back.</summary>
    public static async Task<Guest.Page> SignActAsync(this Guest guest, string address, Guest.Page page, Holder signer, object? answers = null)
    {
        var act = (await guest.PostAsync(address, "Start", answers ?? new { }, page.Token)).Json();
        return await guest.PostAsync(address, "Finish", new { id = act.Text("id"), cms = Holder.SignText(signer.Sign, act.Text("text")) }, page.Token);
    }

    private static (byte[] Request, string Id) Make(JsonElement item)
    {
        using var key = SoftwareKey.Generate(item.Text("keyKind"));
        var subject = DistinguishedName.Decode(Convert.FromBase64String(item.Text("subject"))).Value;
        return (CertificationRequest.Create(subject, key, []), Convert.ToHexStringLower(key.PublicKey.Sha256()));
    }
}
