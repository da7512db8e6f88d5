using System.Data.Common;

using Dapper;

using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>Finds applications: one by its number, those of a person page by page.</summary>
public sealed class FindApplications(Database database)
{
    private const int MostAtOnce = 100;

    /// <summary>Whoever knows the number. Show a stranger only the state.</summary>
    public async Task<Result<ApplicationView>> ByNumberAsync(string number, CancellationToken stop)
    {
        if (!ApplicationNumber.Parse(number).Try(out var parsed, out var refused))
        {
            return refused;
        }

        await using var connection = await database.OpenAsync(stop);
        return await FindAsync(connection, parsed) is { } application
            ? ApplicationView.Of(application)
            : Rejection.NotFound("application.not-found", $"There is no application {parsed}.");
    }

    /// <summary>What this person handed in, newest first. <paramref name="after"/> is the last number of the page before.</summary>
    public async Task<IReadOnlyList<ApplicationView>> OfPersonAsync(string iin, string? after, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<ApplicationRow>(
            $"""
            SELECT {ApplicationRow.Columns} FROM applications
            WHERE iin = @iin AND submitted_at IS NOT NULL
                {(after is null ? "" : "AND (created_at, number) < (SELECT created_at, number FROM applications WHERE number = @after AND iin = @iin)")}
            ORDER BY created_at DESC, number DESC LIMIT @count
            """,
            new { iin, after, count = Math.Clamp(count, 1, MostAtOnce) });
        return [.. rows.Select(row => ApplicationView.Of(row.ToApplication()))];
    }

    /// <summary>What stands in the way of another application for this template and information system: handed in, confirmed, and not installed; null when nothing does.</summary>
    public async Task<ApplicationView?> InFlightAsync(string iin, string template, string? system, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await ApplicationTable.InFlightAsync(connection, (iin, template, system)) is { } application ? ApplicationView.Of(application) : null;
    }

    /// <summary>The text that the owner signs to hand the application in, or to confirm it.</summary>
    public async Task<Result<string>> ActTextAsync(string number, string iin, CancellationToken stop)
    {
        if (!(await OwnAsync(number, iin, stop)).Try(out var application, out var refused))
        {
            return refused;
        }

        return application.ActText is { } text ? text : Rejection.Conflict("application.no-requests", $"Application {application.Number} has no key requests yet.");
    }

    internal async Task<Result<Application>> OwnAsync(string number, string iin, CancellationToken stop)
    {
        if (!ApplicationNumber.Parse(number).Try(out var parsed, out var refused))
        {
            return refused;
        }

        await using var connection = await database.OpenAsync(stop);
        return await FindAsync(connection, parsed) is { } application && application.Iin == iin ? application : MoveApplication.Unknown(number);
    }

    private static async Task<Application?> FindAsync(DbConnection connection, ApplicationNumber number) =>
        (await connection.QuerySingleOrDefaultAsync<ApplicationRow>(
            $"SELECT {ApplicationRow.Columns} FROM applications WHERE number = @number", new { number = number.ToString() }))?.ToApplication();
}
