using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.People;

/// <summary>Finds people by IIN or by the beginning of their name, a page at a time, over an index.</summary>
public sealed class FindPeople(Database database)
{
    private const int MostAtOnce = 100;

    /// <param name="after">The IIN of the last person of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<FoundPerson>> RunAsync(string text, string? after, int count, CancellationToken stop)
    {
        var digits = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        if (digits.Length > 0 && digits.All(char.IsAsciiDigit))
        {
            return await QueryAsync("iin = @digits", new { digits, after, count = 1 }, null, stop);
        }

        return NameSearch.Of(text) is { } name
            ? await QueryAsync(name.Condition, new { name.Surname, name.SurnameEnd, name.GivenName, name.GivenNameEnd, after, count = Math.Clamp(count, 1, MostAtOnce) }, after, stop)
            : [];
    }

    private async Task<IReadOnlyList<FoundPerson>> QueryAsync(string condition, object values, string? after, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var found = await connection.QueryAsync<FoundPerson>(
            $"""
            SELECT iin AS Iin, surname AS Surname, given_name AS GivenName, patronymic AS Patronymic, locality AS Locality FROM people
            WHERE {condition}
                {(after is null ? "" : "AND (surname, given_name, iin) > (SELECT surname, given_name, iin FROM people WHERE iin = @after)")}
            ORDER BY surname, given_name, iin LIMIT @count
            """,
            values);
        return found.AsList();
    }
}

/// <summary>A person as a line of a list.</summary>
public sealed class FoundPerson
{
    public required string Iin { get; init; }

    public required string Surname { get; init; }

    public required string GivenName { get; init; }

    public string? Patronymic { get; init; }

    public required string Locality { get; init; }

    public string FullName => string.Join(' ', new[] { Surname, GivenName, Patronymic }.Where(part => !string.IsNullOrEmpty(part)));
}
