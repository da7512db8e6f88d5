using Tanba.Authority.Store;

namespace Tanba.Registration.Applications;

/// <summary>A row of the table <c>applications</c>.</summary>
internal sealed class ApplicationRow
{
    public const string Columns =
        """
        number AS Number, kind AS Kind, iin AS Iin, state AS State, created_at AS CreatedAt, state_at AS StateAt, submitted_at AS SubmittedAt,
        storage AS Storage, path AS Path, email AS Email, region AS Region, locality AS Locality, language AS Language, nonce AS Nonce, act_text AS ActText
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
    }.Restored(Enum.Parse<ApplicationState>(State), SubmittedAt?.Time(), ActText);
}
