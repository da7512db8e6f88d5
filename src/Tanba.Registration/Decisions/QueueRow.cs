using Tanba.Authority.Store;
using Tanba.Registration.Applications;

namespace Tanba.Registration.Decisions;

/// <summary>What the lists of applications read of a row.</summary>
internal sealed class QueueRow
{
    public const string Columns =
        """
        number AS Number, state AS State, template AS Template, centre AS Centre, iin AS Iin,
        surname AS Surname, given_name AS GivenName, patronymic AS Patronymic, submitted_at AS SubmittedAt
        """;

    public required string Number { get; init; }

    public required string State { get; init; }

    public required string Template { get; init; }

    public string? Centre { get; init; }

    public required string Iin { get; init; }

    public string? Surname { get; init; }

    public string? GivenName { get; init; }

    public string? Patronymic { get; init; }

    public long SubmittedAt { get; init; }

    public QueuedApplication Queued => new(
        Number,
        Enum.Parse<ApplicationState>(State),
        Template,
        Centre,
        Iin,
        string.Join(' ', new[] { Surname, GivenName, Patronymic }.Where(part => !string.IsNullOrEmpty(part))),
        SubmittedAt.Time());
}
