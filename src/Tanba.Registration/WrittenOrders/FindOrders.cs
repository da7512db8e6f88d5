using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.WrittenOrders;

/// <summary>Finds written orders and their scans.</summary>
public sealed class FindOrders(Database database)
{
    // Hold and release may follow each other, but nobody does that a hundred times with one certificate.
    private const int Most = 100;

    public async Task<Result<WrittenOrder>> ByIdAsync(string id, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await OrderTable.FindAsync(connection, id) is { } order ? order : Unknown(id);
    }

    /// <summary>Carried out on this certificate, the newest first.</summary>
    public async Task<IReadOnlyList<WrittenOrder>> OfCertificateAsync(string serial, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await OrderTable.OfAsync(connection, serial, Most);
    }

    public async Task<Result<byte[]>> ScanAsync(string id, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await OrderTable.ScanAsync(connection, id) is { } octets ? octets : Unknown(id);
    }

    internal static Rejection Unknown(string id) => Rejection.NotFound("order.not-found", $"There is no written order {id}.");
}
