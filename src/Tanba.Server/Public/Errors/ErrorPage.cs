using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Errors;

/// <summary>What a person sees when a page is not there, or something broke. An unknown error is withheld: the person gets its id, the log the rest.</summary>
[May(Act.ReadPublicPages)]
[IgnoreAntiforgeryToken]
public sealed partial class ErrorPage(Wording words, ILogger<ErrorPage> log) : PageModel
{
    private static readonly int[] Known = [400, 401, 403, 404, 405, 413, 429, 500];

    public string Id { get; private set; } = "";

    /// <summary>The part of the key of the words.</summary>
    public string Word { get; private set; } = "500";

    public IActionResult OnGet(int status) => Show(status);

    public IActionResult OnPost(int status) => Show(status);

    private IActionResult Show(int status)
    {
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var broken = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        Id = Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;
        if (asked is null && broken is null)
        {
            status = StatusCodes.Status404NotFound; // somebody typed the address of this page
        }

        Word = Known.Contains(status) ? $"{status}" : status < 500 ? "400" : "500";
        if (broken is not null)
        {
            LogBroken(broken.Error, Id, broken.Path);
        }

        Response.StatusCode = status;
        return Problems.WantsJson(Request)
            ? new JsonResult(new Problems.Problem($"http.{Word}", words[$"error.{Word}.text"], Word == "500" ? Id : null)) { StatusCode = status }
            : Page();
    }

    [LoggerMessage(LogLevel.Error, "{Id}: {Path} broke")]
    private partial void LogBroken(Exception error, string id, string path);
}
