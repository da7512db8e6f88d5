using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Tanba.Server.Portal;

namespace Tanba.Server.Tests.Running;

/// <summary>A browser without script: keeps cookies, follows nothing by itself, and posts what the page's script would post.</summary>
public sealed partial class Guest
{
    private readonly HttpClient client;

    internal Guest(WebApplicationFactory<PortalOptions> factory, Uri origin, string language)
    {
        client = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = origin });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public async Task<Page> OpenAsync(string address) => await ReadAsync(await client.GetAsync(new Uri(address, UriKind.Relative)));

    public async Task<byte[]> FetchAsync(string address) => await client.GetByteArrayAsync(new Uri(address, UriKind.Relative));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => await client.SendAsync(request);

    /// <summary>Sends a form of a page, with the page's antiforgery token.</summary>
    public async Task<Page> SubmitAsync(Page page, string address, params (string Name, string Value)[] fields)
    {
        var values = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(new("__RequestVerificationToken", page.Token));
        using var content = new FormUrlEncodedContent(values);
        return await ReadAsync(await client.PostAsync(new Uri(address, UriKind.Relative), content));
    }

    /// <summary>Does what the page's script does: JSON to a handler, the token in a header.</summary>
    public async Task<Page> PostAsync(string address, string handler, object body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{address}?handler={handler}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Accept.Clear();
        request.Headers.Accept.ParseAdd("application/json");
        if (token is not null)
        {
            request.Headers.Add("X-Tanba-Token", token);
        }

        return await ReadAsync(await client.SendAsync(request));
    }

    private static async Task<Page> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value), StringComparer.OrdinalIgnoreCase);
            return new Page(answer.StatusCode, await answer.Content.ReadAsStringAsync(), headers);
        }
    }

    /// <summary>What came back.</summary>
    public sealed partial record Page(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
    {
        public string Token => TokenField().Match(Body).Groups[1].Value;

        public string Location => Headers.GetValueOrDefault("Location", "");

        public string Title => TitleElement().Match(Body).Groups[1].Value;

        public string Language => LangAttribute().Match(Body).Groups[1].Value;

        [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
        private static partial Regex TokenField();

        [GeneratedRegex("<title>(.*?)</title>")]
        private static partial Regex TitleElement();

        [GeneratedRegex("<html lang=\"(..)\"")]
        private static partial Regex LangAttribute();
    }
}
