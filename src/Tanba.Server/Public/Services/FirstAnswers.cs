using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Tanba.Server.Public.Services;

/// <summary>What an applicant without a session has answered so far, page by page. It waits in a protected cookie of that browser.</summary>
public sealed record FirstAnswers
{
    /// <summary>Where the pages of the application begin.</summary>
    public const string Root = "/services/individual";

    private const string Cookie = "first";

    public bool HasAgreed { get; init; }

    public string? Iin { get; init; }

    /// <summary>The name was shown or asked; the three fields stay empty where the registration knows the person.</summary>
    public bool HasName { get; init; }

    public string? Surname { get; init; }

    public string? GivenName { get; init; }

    public string? Patronymic { get; init; }

    /// <summary>Asked; the address itself may be left out.</summary>
    public bool HasEmail { get; init; }

    public string? Email { get; init; }

    public string? Region { get; init; }

    public string? Locality { get; init; }

    public string? Centre { get; init; }

    public string? Storage { get; init; }

    public string? Path { get; init; }

    /// <summary>The first page that is not answered yet, or the page where all answers are checked.</summary>
    public string Next => Root + "/" + (Steps.FirstOrDefault(step => !step.IsDone(this)).Name ?? "check");

    private static (string Name, Func<FirstAnswers, bool> IsDone)[] Steps { get; } =
    [
        ("conditions", answers => answers.HasAgreed),
        ("person", answers => answers.Iin is not null),
        ("name", answers => answers.HasName),
        ("email", answers => answers.HasEmail),
        ("place", answers => answers.Locality is not null),
        ("centre", answers => answers.Centre is not null),
        ("store", answers => answers.Storage is not null),
    ];

    public static FirstAnswers Kept(ITempDataDictionary cookie) =>
        cookie.Peek(Cookie) is string kept ? JsonSerializer.Deserialize<FirstAnswers>(kept) ?? new() : new();

    public void Keep(ITempDataDictionary cookie) => cookie[Cookie] = JsonSerializer.Serialize(this);

    public static void Forget(ITempDataDictionary cookie) => cookie.Remove(Cookie);

    /// <summary>Whether everything before this page is answered; a page opened out of turn leads to the one that is due.</summary>
    public bool Reaches(string page) => Steps.TakeWhile(step => step.Name != page).All(step => step.IsDone(this));
}
