using System.Data.Common;

using Dapper;

namespace Tanba.Registration.Applications;

/// <summary>Reads and writes the table <c>applications</c> inside a transaction.</summary>
internal static class ApplicationTable
{
    public static async Task<Application?> FindAsync(DbTransaction transaction, string number) =>
        (await transaction.Connection!.QuerySingleOrDefaultAsync<ApplicationRow>(
            $"SELECT {ApplicationRow.Columns} FROM applications WHERE number = @number", new { number }, transaction))?.ToApplication();

    /// <summary>The draft of a person with a session; an applicant without one is not known to be that person.</summary>
    public static async Task<Application?> DraftOfAsync(DbTransaction transaction, string iin, string template) =>
        (await transaction.Connection!.QuerySingleOrDefaultAsync<ApplicationRow>(
            $"SELECT {ApplicationRow.Columns} FROM applications WHERE iin = @iin AND template = @template AND state = 'Draft' AND secret IS NULL", new { iin, template }, transaction))?.ToApplication();

    /// <summary>The application of a person's own key for this template, and this information system, that is handed in and not finished. A stranger's stands in nobody's way.</summary>
    public static async Task<Application?> InFlightAsync(DbConnection connection, (string Iin, string Template, string? System) of, DbTransaction? transaction = null) =>
        (await connection.QueryFirstOrDefaultAsync<ApplicationRow>(
            $"""
            SELECT {ApplicationRow.Columns} FROM applications
            WHERE iin = @Iin AND template = @Template AND COALESCE(system, '') = @system
                AND (state IN ('Confirmed', 'Issued') OR (state = 'Submitted' AND kind = 'Reissue'))
            ORDER BY created_at DESC, number DESC LIMIT 1
            """,
            new { of.Iin, of.Template, system = of.System ?? "" },
            transaction))?.ToApplication();

    /// <summary>Names that the applicant did not type are those of the register: the queue is searched by them.</summary>
    public static Task InsertAsync(DbTransaction transaction, Application application) => transaction.Connection!.ExecuteAsync(
        """
        INSERT INTO applications (number, kind, iin, state, created_at, state_at, submitted_at, storage, path, email, region, locality, language, nonce, act_text,
            template, centre, surname, given_name, patronymic, system, secret)
        VALUES (@Number, @Kind, @Iin, @State, @CreatedAt, @StateAt, @SubmittedAt, @Storage, @Path, @Email, @Region, @Locality, @Language, @Nonce, @ActText,
            @Template, @Centre, COALESCE(@Surname, (SELECT surname FROM people WHERE iin = @Iin)), COALESCE(@GivenName, (SELECT given_name FROM people WHERE iin = @Iin)),
            COALESCE(@Patronymic, (SELECT patronymic FROM people WHERE iin = @Iin)), @System, @Secret)
        """,
        ApplicationRow.Of(application),
        transaction);

    /// <summary>Stores what a move changed.</summary>
    public static Task UpdateAsync(DbTransaction transaction, Application application) => transaction.Connection!.ExecuteAsync(
        "UPDATE applications SET state = @State, state_at = @StateAt, submitted_at = @SubmittedAt, act_text = @ActText, reason = @Reason WHERE number = @Number",
        ApplicationRow.Of(application),
        transaction);
}
