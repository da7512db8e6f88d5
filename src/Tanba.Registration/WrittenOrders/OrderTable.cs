using System.Data.Common;
using System.Globalization;

using Dapper;

using Tanba.Authority.Store;
using Tanba.Pki.Crls;

namespace Tanba.Registration.WrittenOrders;

/// <summary>Reads and writes the table <c>written_orders</c>.</summary>
internal static class OrderTable
{
    private const string DateShape = "yyyy-MM-dd";

    private const string Columns =
        """
        id AS Id, serial AS Serial, act AS Act, reason AS Reason, document_number AS DocumentNumber, document_date AS DocumentDate,
        scan_type AS ScanType, scan_digest AS ScanDigest, registrar AS Registrar, at AS At, carried_out_at AS CarriedOutAt
        """;

    public static Task InsertAsync(DbTransaction transaction, string id, NewWrittenOrder order, DateTimeOffset at) => transaction.Connection!.ExecuteAsync(
        """
        INSERT INTO written_orders (id, serial, act, reason, document_number, document_date, scan, scan_type, scan_digest, registrar, at)
        VALUES (@id, @Serial, @act, @reason, @DocumentNumber, @date, @octets, @type, @digest, @Registrar, @now)
        """,
        new
        {
            id,
            order.Serial,
            act = Word(order.Act),
            reason = (long)order.Reason,
            order.DocumentNumber,
            date = order.DocumentDate.ToString(DateShape, CultureInfo.InvariantCulture),
            octets = order.Scan.Octets,
            type = order.Scan.Type,
            digest = order.Scan.Digest,
            order.Registrar,
            now = at.Milliseconds(),
        },
        transaction);

    public static async Task<WrittenOrder?> FindAsync(DbConnection connection, string id, DbTransaction? transaction = null) =>
        (await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM written_orders WHERE id = @id", new { id }, transaction))?.Order;

    /// <summary>Those that were carried out, in their order.</summary>
    public static async Task<IReadOnlyList<WrittenOrder>> OfAsync(DbConnection connection, string serial, int count)
    {
        var rows = await connection.QueryAsync<Row>(
            $"SELECT {Columns} FROM written_orders WHERE serial = @serial AND carried_out_at IS NOT NULL ORDER BY carried_out_at DESC LIMIT @count", new { serial, count });
        return [.. rows.Select(row => row.Order)];
    }

    public static Task<byte[]?> ScanAsync(DbConnection connection, string id) =>
        connection.QuerySingleOrDefaultAsync<byte[]?>("SELECT scan FROM written_orders WHERE id = @id", new { id });

    public static Task CarriedOutAsync(DbTransaction transaction, string id, DateTimeOffset at) => transaction.Connection!.ExecuteAsync(
        "UPDATE written_orders SET carried_out_at = @now WHERE id = @id AND carried_out_at IS NULL", new { id, now = at.Milliseconds() }, transaction);

    public static Task<int> ForgetAsync(DbTransaction transaction, DateTimeOffset before) => transaction.Connection!.ExecuteAsync(
        "DELETE FROM written_orders WHERE carried_out_at IS NULL AND at < @until", new { until = before.Milliseconds() }, transaction);

    public static string Word(OrderedAct act) => act.ToString().ToLowerInvariant();

    private sealed class Row
    {
        public required string Id { get; init; }

        public required string Serial { get; init; }

        public required string Act { get; init; }

        public long Reason { get; init; }

        public required string DocumentNumber { get; init; }

        public required string DocumentDate { get; init; }

        public required string ScanType { get; init; }

        public required string ScanDigest { get; init; }

        public required string Registrar { get; init; }

        public long At { get; init; }

        public long? CarriedOutAt { get; init; }

        public WrittenOrder Order => new(
            Id,
            Serial,
            Enum.Parse<OrderedAct>(Act, ignoreCase: true),
            (RevocationReason)checked((int)Reason),
            DocumentNumber,
            DateOnly.ParseExact(DocumentDate, DateShape, CultureInfo.InvariantCulture),
            ScanType,
            ScanDigest,
            Registrar,
            At.Time(),
            CarriedOutAt?.Time());
    }
}
