using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Acts;

/// <summary>A signed act that was accepted.</summary>
/// <param name="Digest">SHA-256 of the signed octets, lower-case hex: its name.</param>
/// <param name="Iin">Who signed.</param>
public sealed record Receipt(string Digest, string Act, string Iin, string SignerSerial, DateTimeOffset AcceptedAt);

/// <summary>Receipts of signed acts, and their octets.</summary>
public sealed class FindReceipts(Database database)
{
    // A certificate is suspended, released and revoked a few times in its life.
    private const int Most = 100;

    private const string Columns = "digest AS Digest, act AS Act, iin AS Iin, signer_serial AS SignerSerial, accepted_at AS AcceptedAt";

    /// <summary>All acts on a subject, the oldest first.</summary>
    public async Task<IReadOnlyList<Receipt>> OnAsync(string subject, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<Row>($"SELECT {Columns} FROM acts WHERE subject = @subject OR application = @subject ORDER BY accepted_at LIMIT {Most}", new { subject });
        return [.. rows.Select(row => new Receipt(row.Digest, row.Act, row.Iin, row.SignerSerial, row.AcceptedAt.Time()))];
    }

    /// <summary>The signed octets (CMS), with the person who signed and the subject; null when there is no such act.</summary>
    public async Task<(string Iin, string Subject, byte[] Cms)?> OctetsAsync(string digest, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var row = await connection.QuerySingleOrDefaultAsync<OctetsRow>(
            "SELECT iin AS Iin, COALESCE(subject, application) AS Subject, cms AS Cms FROM acts WHERE digest = @digest", new { digest });
        return row is null ? null : (row.Iin, row.Subject, row.Cms);
    }

    private sealed class Row
    {
        public required string Digest { get; init; }

        public required string Act { get; init; }

        public required string Iin { get; init; }

        public required string SignerSerial { get; init; }

        public long AcceptedAt { get; init; }
    }

    private sealed class OctetsRow
    {
        public required string Iin { get; init; }

        public required string Subject { get; init; }

        public required byte[] Cms { get; init; }
    }
}
