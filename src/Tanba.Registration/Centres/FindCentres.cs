using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Centres;

/// <summary>Finds registration centres: by code, by region, or all of them page by page.</summary>
public sealed class FindCentres(Database database)
{
    // The country has about 350 centres, and no region a hundred.
    private const int MostAtOnce = 200;

    public async Task<Centre?> FindAsync(string id, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return CentreRow.Together(await connection.QueryAsync<CentreRow>(CentreRow.Select + "WHERE c.id = @id", new { id })).SingleOrDefault();
    }

    /// <summary>The regions that have an open centre, as this language calls them.</summary>
    public async Task<IReadOnlyList<string>> RegionsAsync(string language, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var regions = await connection.QueryAsync<string>(
            "SELECT DISTINCT w.region FROM centre_words w JOIN centres c ON c.id = w.centre WHERE w.language = @language AND c.is_open = 1 ORDER BY w.region LIMIT @MostAtOnce",
            new { language, MostAtOnce });
        return regions.AsList();
    }

    /// <summary>The open centres of a region.</summary>
    public async Task<IReadOnlyList<Centre>> InRegionAsync(string language, string region, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return CentreRow.Together(await connection.QueryAsync<CentreRow>(
            CentreRow.Select +
            """
            WHERE c.is_open = 1 AND c.id IN (SELECT centre FROM centre_words WHERE language = @language AND region = @region ORDER BY centre LIMIT @MostAtOnce)
            ORDER BY c.id
            """,
            new { language, region, MostAtOnce }));
    }

    /// <summary>A page of all centres, by code. <paramref name="after"/> is the last code of the page before.</summary>
    public async Task<IReadOnlyList<Centre>> PageAsync(string? after, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return CentreRow.Together(await connection.QueryAsync<CentreRow>(
            CentreRow.Select + "WHERE c.id IN (SELECT id FROM centres WHERE id > @after ORDER BY id LIMIT @count) ORDER BY c.id",
            new { after = after ?? "", count = Math.Clamp(count, 1, MostAtOnce) }));
    }
}
