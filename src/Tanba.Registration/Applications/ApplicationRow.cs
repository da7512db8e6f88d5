using Tanba.Authority.Store;

namespace Tanba.Registration.Applications;

/// <summary>A row of the table <c>applications</c>.</summary>
internal sealed class ApplicationRow
{
    public const string Columns =
        """
        number AS Number, kind AS Kind, iin AS Iin, state AS State, created_at AS CreatedAt, state_at AS StateAt, submitted_at AS SubmittedAt,
        storage AS Storage, path AS Path, email AS Email, region AS Region, locality AS Locality, language AS Language, nonce AS Nonce, act_text AS ActText,
        template AS Template, centre AS Centre, surname AS Surname, given_name AS GivenName, patronymic AS Patronymic, reason AS Reason, system AS System, secret AS Secret
        """;

    public required string Number { get; init; }

    public required string Kind { get; init; }

    public required string Iin { get; init; }

    public required string State { get; init; }

    public long CreatedAt { get; init; }

    public long StateAt { get; init; }

    public long? SubmittedAt { get; init; }

    public required string Storage { get; init; }

    public required string Path { get; init; }

    public string? Email { get; init; }

    public required string Region { get; init; }

    public required string Locality { get; init; }

    public required string Language { get; init; }

    public required string Nonce { get; init; }

    public string? ActText { get; init; }

    public required string Template { get; init; }

    public string? Centre { get; init; }

    public string? Surname { get; init; }

    public string? GivenName { get; init; }

    public string? Patronymic { get; init; }

    public string? Reason { get; init; }

    public string? System { get; init; }

    public string? Secret { get; init; }

    public static ApplicationRow Of(Application application) => new()
    {
        Number = application.Number.ToString(),
        Kind = application.Kind.ToString(),
        Iin = application.Iin,
        State = application.State.ToString(),
        CreatedAt = application.CreatedAt.Milliseconds(),
        StateAt = application.StateAt.Milliseconds(),
        SubmittedAt = application.SubmittedAt?.Milliseconds(),
        Storage = application.Place.Storage,
        Path = application.Place.Path,
        Email = application.Contact.Email,
        Region = application.Contact.Region,
        Locality = application.Contact.Locality,
        Language = application.Contact.Language,
        Nonce = application.Nonce,
        ActText = application.ActText,
        Template = application.Template,
        Centre = application.Centre,
        Surname = application.Names?.Surname,
        GivenName = application.Names?.GivenName,
        Patronymic = application.Names?.Patronymic,
        Reason = application.Reason,
        System = application.System,
        Secret = application.SecretDigest,
    };

    public Application ToApplication() => new Application
    {
        Number = ApplicationNumber.Parse(Number).Value,
        Kind = Enum.Parse<ApplicationKind>(Kind),
        Iin = Iin,
        CreatedAt = CreatedAt.Time(),
        StateAt = StateAt.Time(),
        Place = new(Storage, Path),
        Contact = new(Email, Region, Locality, Language),
        Nonce = Nonce,
        Template = Template,
        Centre = Centre,
        Names = Surname is null || GivenName is null ? null : new(Surname, GivenName, Patronymic),
        System = System,
        SecretDigest = Secret,
    }.Restored(Enum.Parse<ApplicationState>(State), SubmittedAt?.Time(), ActText, Reason);
}
