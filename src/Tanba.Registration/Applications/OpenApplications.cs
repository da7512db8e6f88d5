using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Applications;

/// <summary>The applications that the jobs look at, page by page, so that one that cannot be moved never hides the others.</summary>
public sealed class OpenApplications(Database database)
{
    private const int Page = 100;

    internal async IAsyncEnumerable<string> InAsync(ApplicationState state, DateTimeOffset notAfter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var after = "";
        IReadOnlyList<string> page;
        do
        {
            page = await PageAsync(state, notAfter, after, stop);
            foreach (var number in page)
            {
                yield return after = number;
            }
        }
        while (page.Count == Page);
    }

    private async Task<IReadOnlyList<string>> PageAsync(ApplicationState state, DateTimeOffset notAfter, string after, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var numbers = await connection.QueryAsync<string>(
            "SELECT number FROM applications WHERE state = @state AND state_at <= @until AND number > @after ORDER BY number LIMIT @count",
            new { state = state.ToString(), until = notAfter.Milliseconds(), after, count = Page });
        return numbers.AsList();
    }
}
