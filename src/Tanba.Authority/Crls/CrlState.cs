using Dapper;
using Tanba.Authority.Store;

namespace Tanba.Authority.Crls;

/// <summary>One list in the table <c>crl</c>, full and delta under one number.</summary>
/// <param name="Number">CRL number.</param>
/// <param name="BaseNumber">The full list that the delta stands on.</param>
/// <param name="ThisUpdate">When it was made.</param>
/// <param name="NextUpdate">Until when it may be relied on.</param>
/// <param name="Octets">Size of the full list.</param>
/// <param name="DeltaOctets">Size of the delta.</param>
/// <param name="Entries">On the full list; null for a list made before that was noted.</param>
/// <param name="DeltaEntries">On the delta.</param>
public sealed record PublishedCrl(
    long Number, long BaseNumber, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate, long Octets, long DeltaOctets, long? Entries, long? DeltaEntries);

/// <summary>How the issuing CA's lists stand.</summary>
/// <param name="Published">The newest first; empty when none was made yet.</param>
/// <param name="Waiting">Revocations, suspensions and releases that are not on it yet: they come onto the next one, which whoever fetches it first makes.</param>
public sealed record CrlState(IReadOnlyList<PublishedCrl> Published, long Waiting);

/// <summary>Reads the state of the lists.</summary>
public sealed class ReadCrlState(Database database)
{
    private const int Shown = 10;

    public async Task<CrlState> RunAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = (await connection.QueryAsync<Row>(
            """
            SELECT number AS "Number", base AS "Base", seen AS "Seen", this_update AS "ThisUpdate", next_update AS "NextUpdate",
                length(der) AS "Octets", length(delta_der) AS "DeltaOctets", entries AS "Entries", delta_entries AS "DeltaEntries"
            FROM crl ORDER BY number DESC LIMIT @Shown
            """,
            new { Shown })).AsList();
        var waiting = await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM revocation_event WHERE number > @seen", new { seen = rows is [var newest, ..] ? newest.Seen : 0 });
        return new([.. rows.Select(row => row.Published)], waiting);
    }

    private sealed record Row
    {
        public long Number { get; init; }

        public long Base { get; init; }

        public long Seen { get; init; }

        public long ThisUpdate { get; init; }

        public long NextUpdate { get; init; }

        public long Octets { get; init; }

        public long DeltaOctets { get; init; }

        public long? Entries { get; init; }

        public long? DeltaEntries { get; init; }

        public PublishedCrl Published => new(Number, Base, ThisUpdate.Time(), NextUpdate.Time(), Octets, DeltaOctets, Entries, DeltaEntries);
    }
}
