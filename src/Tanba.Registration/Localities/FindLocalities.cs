using System.Globalization;

using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Localities;

/// <summary>Asks the classifier of localities. Where none is loaded every answer is empty, and addresses are typed freely.</summary>
public sealed class FindLocalities(Database database)
{
    private const int ShortestKey = 11;

    /// <summary>Oblasts and cities of republican significance, by code: some twenty.</summary>
    public async Task<IReadOnlyList<Region>> RegionsAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<LocalityRow>($"SELECT {LocalityRow.Columns} FROM localities WHERE level = 'oblast' ORDER BY code LIMIT 100");
        return [.. rows.Select(row => new Region(row.Code, new(row.NameKk, row.NameRu)))];
    }

    /// <summary>Localities whose name begins so, a city first, then by name; in the language's names, and when none of those begins so, in the other's.</summary>
    /// <param name="region">Code of a region; null for the whole country.</param>
    /// <param name="after"><see cref="Locality.Key"/> of the last one that was shown; null for the first page.</param>
    public async Task<IReadOnlyList<Locality>> StartingAsync(string start, string language, string? region, string? after, int count, CancellationToken stop)
    {
        var plain = LocalityName.Plain(start);
        if (plain.Length == 0 || plain.Length > 100)
        {
            return [];
        }

        var first = language == "kk" ? "find_kk" : "find_ru";
        if (after is [var column, ..])
        {
            return await PageAsync(column == 'k' ? "find_kk" : "find_ru", plain, region, after, count, stop);
        }

        var found = await PageAsync(first, plain, region, null, count, stop);
        return found.Count > 0 ? found : await PageAsync(first == "find_kk" ? "find_ru" : "find_kk", plain, region, null, count, stop);
    }

    /// <summary>The locality of a region that has exactly this name in either language; null: there is none.</summary>
    public async Task<Locality?> NamedAsync(string region, string name, CancellationToken stop)
    {
        var (typed, kazakh, russian) = (LocalityName.Plain(name), LocalityName.FoundKazakh(name), LocalityName.FoundRussian(name));
        await using var connection = await database.OpenAsync(stop);
        foreach (var column in new[] { "find_ru", "find_kk" })
        {
            var row = await connection.QueryFirstOrDefaultAsync<Found>(
                $"{Select(column)} WHERE place.{column} IN (@typed, @kazakh, @russian) AND place.region = @region ORDER BY place.rank, place.code LIMIT 1",
                new { typed, kazakh, russian, region });
            if (row is not null)
            {
                return row.ToLocality(column);
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<Locality>> PageAsync(string column, string start, string? region, string? after, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var (find, rank, code) = Place(after) ?? (start, -1, "");
        var rows = await connection.QueryAsync<Found>(
            $"""
            {Select(column)}
            WHERE (place.{column}, place.rank, place.code) > (@find, @rank, @code) AND place.{column} >= @start AND place.{column} < @end
              {(region is null ? "" : "AND place.region = @region")}
            ORDER BY place.{column}, place.rank, place.code LIMIT @count
            """,
            new { find, rank, code, start, end = start + '\uFFFD', region, count });
        return [.. rows.Select(row => row.ToLocality(column))];
    }

    // КАТО: the first four digits name the district.
    private static string Select(string column) =>
        $"""
        SELECT place.code AS Code, place.name_kk AS NameKk, place.name_ru AS NameRu, place.rank AS Rank, place.{column} AS Find,
               district.name_kk AS DistrictKk, district.name_ru AS DistrictRu, region.code AS RegionCode, region.name_kk AS RegionKk, region.name_ru AS RegionRu
        FROM localities place
        JOIN localities region ON region.code = place.region
        LEFT JOIN localities district ON district.code = substr(place.code, 1, 4) || '00000' AND district.level = 'district' AND place.rank = 2
        """;

    // «r1630000000темиртау»: column, rank, code, name.
    private static (string Find, long Rank, string Code)? Place(string? key) =>
        key is null || key.Length < ShortestKey || !char.IsAsciiDigit(key[1]) ? null : (key[11..], key[1] - '0', key[2..11]);

    private sealed class Found
    {
        public required string Code { get; init; }

        public required string NameKk { get; init; }

        public required string NameRu { get; init; }

        public long Rank { get; init; }

        public required string Find { get; init; }

        public string? DistrictKk { get; init; }

        public string? DistrictRu { get; init; }

        public required string RegionCode { get; init; }

        public required string RegionKk { get; init; }

        public required string RegionRu { get; init; }

        public Locality ToLocality(string column) => new(
            Code,
            new(NameKk, NameRu),
            DistrictRu is null ? null : new(DistrictKk!, DistrictRu),
            new(RegionCode, new(RegionKk, RegionRu)),
            string.Create(CultureInfo.InvariantCulture, $"{column[5]}{Rank}{Code}{Find}"));
    }
}
