using Microsoft.AspNetCore.Mvc;
using Tanba.Pki;
using Tanba.Server.Words;

namespace Tanba.Server;

/// <summary>The one place where an expected refusal becomes an HTTP answer.</summary>
public static class Problems
{
    public static int StatusOf(RejectionKind kind) => kind switch
    {
        RejectionKind.Invalid => StatusCodes.Status400BadRequest,
        RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
        RejectionKind.NotFound => StatusCodes.Status404NotFound,
        RejectionKind.Conflict => StatusCodes.Status409Conflict,
        RejectionKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>For the page's script: the code for programs, the sentence for the person.</summary>
    public static JsonResult ToJson(this Rejection rejection, Wording words) =>
        new(new Problem(rejection.Code, words.Refusal(rejection))) { StatusCode = StatusOf(rejection.Kind) };

    public static bool WantsJson(HttpRequest request) => request.GetTypedHeaders().Accept.FirstOrDefault()?.MediaType.Value == "application/json";

    public sealed record Problem(string Code, string Message, string? Id = null);
}
