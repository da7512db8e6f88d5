using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Tanba.Registration.Applications;

namespace Tanba.Server.Public.Services;

/// <summary>By what an applicant without a session is known again: the number and the secret, in a protected cookie of that browser alone.</summary>
public sealed record Applicant(string Number, ApplicantSecret Secret)
{
    private const string Cookie = "applicant";

    /// <summary>The applicant of this very application; null for everybody else.</summary>
    public static Applicant? Of(ITempDataDictionary cookie, string? number) => Kept(cookie) is { } kept && kept.Number == number ? kept : null;

    public static Applicant? Kept(ITempDataDictionary cookie) =>
        cookie.Peek(Cookie) is string[] and [var number, var secret] ? new(number, ApplicantSecret.Of(secret)) : null;

    public void Keep(ITempDataDictionary cookie) => cookie[Cookie] = new[] { Number, Secret.Text };
}
