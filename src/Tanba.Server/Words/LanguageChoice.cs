using System.Globalization;
using StringWithQualityHeaderValue = Microsoft.Net.Http.Headers.StringWithQualityHeaderValue;

namespace Tanba.Server.Words;

/// <summary>
/// The language of a request: the switch on the page, else the remembered choice, else what the browser asks for, else Russian.
/// The switch is an ordinary link with <c>?lang=</c>, so it works without script.
/// </summary>
public sealed class LanguageChoice(RequestDelegate next)
{
    public const string Cookie = "tanba-language";

    private const string Switch = "lang";

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && Language.Find(context.Request.Query[Switch]) is { } chosen)
        {
            Remember(context, chosen);
            context.Response.Redirect(AddressWithoutSwitch(context.Request));
            return;
        }

        var language = Language.Find(context.Request.Cookies[Cookie]) ?? Asked(context.Request) ?? Language.Russian;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        context.Items[typeof(Language)] = language;
        context.Response.Headers.ContentLanguage = language.Code;
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        await next(context);
    }

    public static Language Of(HttpContext context) => context.Items[typeof(Language)] as Language ?? Language.Russian;

    private static void Remember(HttpContext context, Language language) =>
        context.Response.Cookies.Append(Cookie, language.Code, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });

    private static Language? Asked(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wishes)
            ? wishes.Where(wish => wish.Quality is not 0).OrderByDescending(wish => wish.Quality ?? 1)
                .Select(wish => Language.Find(wish.Value.Value?.Split('-')[0])).FirstOrDefault(language => language is not null)
            : null;

    // The path is the request's own, so this cannot lead to another site; «//host» is refused by taking one slash only.
    private static string AddressWithoutSwitch(HttpRequest request)
    {
        var rest = QueryString.Create(request.Query.Where(pair => pair.Key != Switch));
        return "/" + request.PathBase.Add(request.Path).ToUriComponent().TrimStart('/', '\\') + rest.ToUriComponent();
    }
}
