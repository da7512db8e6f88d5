using Tanba.Authority.Store;

namespace Tanba.Registration.WrittenOrders;

/// <summary>Removes orders that were written down and that nobody signed for: their scans are about people.</summary>
public sealed class ForgetOrders(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How many were removed.</summary>
    public Task<int> RunAsync(CancellationToken stop) =>
        database.InTransactionAsync(transaction => OrderTable.ForgetAsync(transaction, clock.GetUtcNow() - Kept), stop);
}
