using System.Data.Common;
using System.Text;
using Dapper;
using Tanba.Authority.Store;

namespace Tanba.Authority.Audit;

/// <summary>What happened: append-only, each row chained to the one before by its hash (docs/audit.md).</summary>
public sealed class AuditLog(Database database, TimeProvider clock)
{
    private const int Page = 1000;

    private const string Rows =
        """
        SELECT number AS "Number", at AS "At", act AS "Act", by_whom AS "By", subject AS "Subject", detail AS "Detail", previous AS "Previous", hash AS "Hash"
        FROM audit WHERE number > @after AND number <= @upTo ORDER BY number LIMIT @count
        """;

    /// <summary>Writes the event in the transaction of the act itself: both happen or neither does.</summary>
    public async Task AppendAsync(DbTransaction transaction, AuditEvent happened)
    {
        var connection = transaction.Connection!;
        var head = await connection.QuerySingleAsync<AuditHead>("SELECT number, hash FROM audit_head WHERE id = 1" + database.Dialect.ForUpdate, transaction: transaction);
        var row = new AuditRow(
            head.Number + 1, clock.GetUtcNow().Milliseconds(), Plain(happened.Act), Plain(happened.By), Plain(happened.Subject), Plain(happened.Detail), head.Hash, []);
        row = row with { Hash = row.ComputeHash() };
        await connection.ExecuteAsync(
            """
            INSERT INTO audit (number, at, act, by_whom, subject, detail, previous, hash)
            VALUES (@Number, @At, @Act, @By, @Subject, @Detail, @Previous, @Hash)
            """,
            row,
            transaction);
        await connection.ExecuteAsync("UPDATE audit_head SET number = @Number, hash = @Hash WHERE id = 1", row, transaction);
    }

    /// <summary>Reads the whole chain and names the first row that was changed, removed (the last one too) or reordered.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var head = await connection.QuerySingleOrDefaultAsync<AuditHead>("SELECT number, hash FROM audit_head WHERE id = 1");
        if (head is null)
        {
            return new(0, AuditHead.Beginning.Hex, "The head of the chain is missing.");
        }

        // Rows that are added while this reads stand behind the head that was read, and wait for the next time.
        var last = AuditHead.Beginning;
        while (last.Number < head.Number)
        {
            var rows = (await connection.QueryAsync<AuditRow>(Rows, new { after = last.Number, upTo = head.Number, count = Page })).AsList();
            foreach (var row in rows)
            {
                if (row.FaultAfter(last) is { } fault)
                {
                    return new(last.Number, last.Hex, fault);
                }

                last = new(row.Number, row.Hash);
            }

            if (rows.Count == 0)
            {
                return new(last.Number, last.Hex, $"Row {last.Number + 1} is missing: the head of the chain stands at row {head.Number}.");
            }
        }

        return new(last.Number, last.Hex, await EndFaultAsync(connection, head, last));
    }

    /// <summary>The hash of one row, lower-case hex: compared with what was noted down elsewhere it exposes a chain rewritten as a whole. Null when there is no such row.</summary>
    public async Task<string?> HashAsync(long number, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var hash = await connection.QuerySingleOrDefaultAsync<byte[]>("SELECT hash FROM audit WHERE number = @number", new { number });
        return hash is null ? null : Convert.ToHexStringLower(hash);
    }

    private static async Task<string?> EndFaultAsync(DbConnection connection, AuditHead head, AuditHead last)
    {
        if (!head.Hash.AsSpan().SequenceEqual(last.Hash))
        {
            return $"Row {last.Number} is not the row that the head of the chain names.";
        }

        // One statement sees one moment, so an honest writer cannot be caught between row and head.
        var beyond = await connection.QuerySingleOrDefaultAsync<long?>("SELECT MIN(number) FROM audit WHERE number > (SELECT number FROM audit_head)");
        return beyond is null ? null : $"Row {beyond} stands beyond the head of the chain.";
    }

    // PostgreSQL cannot store U+0000, UTF-8 has no half of a surrogate pair, and the hash must be of what is stored.
    private static string Plain(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace('\0', '\uFFFD')));
}
