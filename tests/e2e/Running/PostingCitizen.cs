using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;
using Tanba.Signatures.Cms;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>A citizen without a browser: posts to the real server what the pages' script posts, and signs with the demo's key files.</summary>
public sealed partial class PostingCitizen : IDisposable
{
    private readonly HttpClient client;

    public PostingCitizen(Demo demo, DemoKeys keys)
    {
        Keys = keys;
        client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(demo.Portal) };
    }

    public DemoKeys Keys { get; }

    public async Task SignInAsync()
    {
        var token = await TokenAsync("/login");
        var challenge = await PostAsync("/login", "Start", new { }, token);
        await PostAsync("/login", "Finish", new { id = Text(challenge, "id"), cms = Sign(Keys.AuthKey, Text(challenge, "text")), @return = "" }, token);
    }

    /// <summary>Everything up to the signed act; <see cref="Reissue.SubmitAsync"/> is the call in which certificates are issued.</summary>
    public Task<Reissue> PrepareAsync() => PrepareAsync("PKCS12", (_, items) => [.. items.EnumerateArray().Select(Request)]);

    /// <summary>Gives this citizen keys on a token, by the product's own means and without a window.</summary>
    public async Task PutOnTokenAsync(IKeyStore store, Secret pin)
    {
        var reissue = await PrepareAsync(store.Storage, (number, items) => Requests(store, pin, number, items));
        await reissue.SubmitAsync();
        var waiting = store.FindPending("", reissue.Number).Value;
        var token = await TokenAsync("/status?number=" + reissue.Number);
        var posted = new { number = reissue.Number, keys = waiting.Select(key => key.KeyIdHex) };
        var certificates = (await PostAsync("/status", "Certificates", posted, token)).GetProperty("certificates").EnumerateArray()
            .Select(certificate => Certificate.Decode(certificate.GetBytesFromBase64()).Value).ToList();
        store.Install("", [.. waiting.Select(key => new KeyInstallation(key, certificates.Single(one => one.PublicKey.Sha256().AsSpan().SequenceEqual(key.KeyId)), key.Role == "auth" ? "AUTH_RSA256" : "RSA256"))], pin).Value.ToString();
        await PostAsync("/status", "Installed", posted, token);
    }

    private async Task<Reissue> PrepareAsync(string storage, Func<string, JsonElement, IReadOnlyList<MadeRequest>> make)
    {
        var token = await TokenAsync("/cabinet/reissue");
        using var answers = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Answers.Email"] = "citizen@example.kz",
            ["Answers.Region"] = "Алматы",
            ["Answers.Locality"] = "Алматы",
            ["Answers.Storage"] = storage,
            ["Answers.Path"] = "/home/citizen/keys",
            ["__RequestVerificationToken"] = token,
        });
        (await client.PostAsync(new Uri("/cabinet/reissue", UriKind.Relative), answers)).EnsureSuccessStatusCode();
        token = await TokenAsync("/cabinet/reissue/check");
        var order = await PostAsync("/cabinet/reissue/check", "Start", new { }, token);
        var number = Text(order, "number");
        var requests = make(number, order.GetProperty("keys"));
        var act = await PostAsync("/cabinet/reissue/check", "Requests", new { number, requests }, token);
        var cms = Sign(Keys.SignKey, Text(act, "text"));
        return new Reissue(number, () => PostAsync("/cabinet/reissue/check", "Submit", new { number, cms }, token), [.. requests.Select(request => request.KeyId)]);
    }

    /// <summary>Says that the certificates are in their store, so that the next application may come.</summary>
    public async Task InstalledAsync(Reissue reissue) =>
        await PostAsync("/status", "Installed", new { number = reissue.Number, keys = reissue.KeyIds }, await TokenAsync("/status?number=" + reissue.Number));

    /// <summary>The state as the public status page shows it.</summary>
    public async Task<string> StateAsync(string number) =>
        StateOnPage().Match(await client.GetStringAsync(new Uri("/status?number=" + number, UriKind.Relative))).Groups[1].Value;

    public void Dispose() => client.Dispose();

    public static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static MadeRequest Request(JsonElement item)
    {
        using var key = SoftwareKey.Generate(Text(item, "keyKind"));
        var subject = DistinguishedName.Decode(Convert.FromBase64String(Text(item, "subject"))).Value;
        return new(Text(item, "role"), Convert.ToBase64String(CertificationRequest.Create(subject, key, [])));
    }

    private static IReadOnlyList<MadeRequest> Requests(IKeyStore store, Secret pin, string number, JsonElement items)
    {
        using var made = store.Generate("", number, [.. items.EnumerateArray().Select(item => new KeyWish(Text(item, "role"), Text(item, "keyKind")))], pin).Value;
        return [.. items.EnumerateArray().Zip(made.Keys, (item, key) =>
            new MadeRequest(Text(item, "role"), Convert.ToBase64String(CertificationRequest.Create(DistinguishedName.Decode(Convert.FromBase64String(Text(item, "subject"))).Value, key.Key, []))))];
    }

    /// <summary>An act's text, signed: attached CMS, base64.</summary>
    public string Sign(string keyFile, string text)
    {
        using var password = new Secret(Keys.Password);
        using var stored = new Pkcs12Store().Open(keyFile, password).Value.Single();
        return Convert.ToBase64String(SignCms.Sign(Encoding.UTF8.GetBytes(text), stored.Certificate, stored.Key, TimeProvider.System.GetUtcNow(), attached: true, contentType: Oids.TanbaAct));
    }

    /// <summary>The token of a page's forms.</summary>
    public async Task<string> TokenAsync(string page) => TokenField().Match(await client.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value;

    /// <summary>Sends a form of a page as a browser without script does; what comes after it.</summary>
    public async Task<string> SendAsync(string page, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(page.Split('?')[0]);
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(new Uri(page, UriKind.Relative), form);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Posts what the script of a page posts.</summary>
    public async Task<JsonElement> PostAsync(string page, string handler, object body, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{page}?handler={handler}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Add("X-Tanba-Token", token);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{page} {handler}: {answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("data-state=\"(\\w+)\"")]
    private static partial Regex StateOnPage();
}

/// <summary>A signed application that waits to be handed in.</summary>
public sealed record Reissue(string Number, Func<Task<JsonElement>> SubmitAsync, IReadOnlyList<string> KeyIds);

/// <summary>One key's request, as the page posts it.</summary>
public sealed record MadeRequest(string Role, string Request)
{
    /// <summary>SHA-256 of the public key, hex.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string KeyId => Convert.ToHexStringLower(UnverifiedRequest.Decode(Convert.FromBase64String(Request)).Value.Verify().Value.PublicKey.Sha256());
}
