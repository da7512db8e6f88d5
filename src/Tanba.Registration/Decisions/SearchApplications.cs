using Dapper;

using Tanba.Authority.Store;
using Tanba.Registration.Applications;
using Tanba.Registration.People;

namespace Tanba.Registration.Decisions;

/// <summary>Finds applications by what a person at the counter can say: the number, the IIN, or the name.</summary>
public sealed class SearchApplications(Database database)
{
    private const int MostAtOnce = 100;

    /// <summary>A number of an application and an IIN both have twelve digits: whichever it is, it is found.</summary>
    public async Task<IReadOnlyList<QueuedApplication>> RunAsync(string text, string? after, int count, CancellationToken stop)
    {
        var most = Math.Clamp(count, 1, MostAtOnce);
        var digits = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not '-'));
        if (digits.Length > 0 && digits.All(char.IsAsciiDigit))
        {
            return await ByDigitsAsync(digits, after, most, stop);
        }

        return NameSearch.Of(text) is { } name ? await ByNameAsync(name, after, most, stop) : [];
    }

    private async Task<IReadOnlyList<QueuedApplication>> ByDigitsAsync(string digits, string? after, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var named = after is null && ApplicationNumber.Parse(digits).Try(out var number, out _)
            ? await connection.QueryAsync<QueueRow>(
                $"SELECT {QueueRow.Columns} FROM applications WHERE number = @number AND submitted_at IS NOT NULL", new { number = number.ToString() })
            : [];
        var owned = await connection.QueryAsync<QueueRow>(
            $"""
            SELECT {QueueRow.Columns} FROM applications
            WHERE iin = @digits AND submitted_at IS NOT NULL
                {(after is null ? "" : "AND (created_at, number) < (SELECT created_at, number FROM applications WHERE number = @after)")}
            ORDER BY created_at DESC, number DESC LIMIT @count
            """,
            new { digits, after, count });
        return [.. named.Concat(owned).DistinctBy(row => row.Number).Select(row => row.Queued)];
    }

    private async Task<IReadOnlyList<QueuedApplication>> ByNameAsync(NameSearch name, string? after, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<QueueRow>(
            $"""
            SELECT {QueueRow.Columns} FROM applications
            WHERE {name.Condition} AND submitted_at IS NOT NULL
                {(after is null ? "" : "AND (surname, given_name, number) > (SELECT surname, given_name, number FROM applications WHERE number = @after)")}
            ORDER BY surname, given_name, number LIMIT @count
            """,
            new { name.Surname, name.GivenName, name.SurnameEnd, name.GivenNameEnd, after, count });
        return [.. rows.Select(row => row.Queued)];
    }
}
