using Dapper;
using Tanba.Authority.Store;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Crls;

/// <summary>One list in the table <c>crl</c>, full and delta under one number.</summary>
/// <param name="Number">CRL number.</param>
/// <param name="BaseNumber">The full list that the delta stands on.</param>
/// <param name="ThisUpdate">When it was made.</param>
/// <param name="NextUpdate">Until when it may be relied on.</param>
/// <param name="Octets">Size of the full list.</param>
/// <param name="DeltaOctets">Size of the delta.</param>
public sealed record PublishedCrl(long Number, long BaseNumber, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate, long Octets, long DeltaOctets);

/// <summary>How the issuing CA's lists stand.</summary>
/// <param name="Published">The newest first; empty when none was made yet.</param>
/// <param name="Entries">On the newest full list.</param>
/// <param name="DeltaEntries">On the newest delta.</param>
/// <param name="Waiting">Revocations, suspensions and releases that are not on it yet: they come onto the next one, which whoever fetches it first makes.</param>
public sealed record CrlState(IReadOnlyList<PublishedCrl> Published, int Entries, int DeltaEntries, long Waiting);

/// <summary>Reads the state of the lists.</summary>
public sealed class ReadCrlState(Database database)
{
    private const int Shown = 10;

    public async Task<CrlState> RunAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<(long Number, long Base, long ThisUpdate, long NextUpdate, long Octets, long DeltaOctets)>(
            "SELECT number, base, this_update, next_update, length(der), length(delta_der) FROM crl ORDER BY number DESC LIMIT @Shown", new { Shown });
        var published = rows.Select(row => new PublishedCrl(row.Number, row.Base, row.ThisUpdate.Time(), row.NextUpdate.Time(), row.Octets, row.DeltaOctets)).ToList();
        var newest = await CrlTable.NewestAsync(connection);
        var waiting = await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM revocation_event WHERE number > @seen", new { seen = newest?.Seen ?? 0 });
        return new(published, Count(newest?.Der), Count(newest?.DeltaDer), waiting);
    }

    private static int Count(byte[]? list) => list is null ? 0 : CertificateList.Decode(list).Value.Entries.Count;
}
