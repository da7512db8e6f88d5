using System.Data.Common;
using System.Globalization;
using Tanba.Authority.Audit;
using Tanba.Authority.Issuers;
using Tanba.Authority.Revocation;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Crls;

/// <summary>
/// Makes the issuing CA's full and delta list anew when the last ones have aged or a revocation is not on them yet. Both carry one
/// number from one sequence (RFC 5280 §5.2.3); the delta stands on the oldest full list that is still in force.
/// </summary>
public sealed class PublishCrls(Database database, Issuer issuer, AuditLog audit, AuthorityOptions options, TimeProvider clock)
{
    /// <summary>Gives the number of the lists that are in force now.</summary>
    public async Task<long> RunAsync(CancellationToken stop) => (await CurrentAsync(stop)).Number;

    /// <summary>Makes new lists though the last ones are fresh, and gives their number: an officer may want that before a change of the house.</summary>
    public async Task<long> NowAsync(string by, CancellationToken stop) => (await database.InTransactionAsync(transaction => MakeAsync(transaction, by), stop)).Number;

    /// <summary>Lists that are fresh and hold every revocation that was acknowledged before the call.</summary>
    internal async Task<CrlRow> CurrentAsync(CancellationToken stop)
    {
        await using (var connection = await database.OpenAsync(stop))
        {
            if (await CrlTable.NewestAsync(connection) is { } newest && newest.IsFresh(Now, await RevocationTable.LastNumberAsync(connection)))
            {
                return newest;
            }
        }

        return await database.InTransactionAsync(RenewAsync, stop);
    }

    private string DeltaUrl => Profiles.ProfileRules.Fill("{publicAddress}/crl/issuing-delta.crl", options.PublicAddress);

    private long Now => clock.GetUtcNow().Milliseconds();

    private async Task<CrlRow> RenewAsync(DbTransaction transaction)
    {
        // Somebody else may have made them while this waited for its turn.
        var last = await CrlTable.NewestAsync(transaction.Connection!, transaction);
        var seen = await RevocationTable.LastNumberAsync(transaction.Connection!, transaction);
        return last is not null && last.IsFresh(Now, seen) ? last : await MakeAsync(transaction, "authority");
    }

    private async Task<CrlRow> MakeAsync(DbTransaction transaction, string by)
    {
        var last = await CrlTable.NewestAsync(transaction.Connection!, transaction);
        var seen = await RevocationTable.LastNumberAsync(transaction.Connection!, transaction);
        var number = (last?.Number ?? 0) + 1;
        await audit.AppendAsync(transaction, new("crl.publish", by, number.ToString(CultureInfo.InvariantCulture), $"revocations up to {seen}"));
        var now = DerTime.WholeSeconds(clock.GetUtcNow());
        var next = now + options.CrlLifetime;
        var expiredBefore = (now - (2 * options.CrlLifetime)).Milliseconds();
        var all = await CrlTable.EntriesAsync(transaction, expiredBefore);
        var stand = await CrlTable.BaseAsync(transaction, Now);

        // The very first delta stands on its own full list and is empty.
        var standsOn = stand.Number == 0 ? (Number: number, Seen: seen) : stand;
        var since = await CrlTable.ChangesAsync(transaction, standsOn.Seen, expiredBefore);
        var full = new CrlBuilder(issuer.Certificate.Subject, issuer.KeyIdentifier, number, now, next, all) { FreshestUrls = [DeltaUrl] };
        var row = new CrlRow
        {
            Number = number,
            Seen = seen,
            ThisUpdate = now.Milliseconds(),
            NextUpdate = next.Milliseconds(),
            Der = issuer.Sign(full),
            DeltaDer = issuer.Sign(full with { Entries = since, BaseNumber = standsOn.Number, FreshestUrls = [] }),
            Entries = all.Count,
            DeltaEntries = since.Count,
        };
        await CrlTable.AddAsync(transaction, row, standsOn.Number);
        return row;
    }
}
