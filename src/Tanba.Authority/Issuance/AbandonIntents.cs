namespace Tanba.Authority.Issuance;

/// <summary>Revokes the serials of intents whose application nobody went on with: something may have been signed under them, so they belong on the CRL.</summary>
public sealed class AbandonIntents(IssuanceRecords records, TimeProvider clock)
{
    private const string By = "abandon job";

    // A signature takes seconds even from a slow HSM; whoever is later still is overtaken, and issues nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>How many were revoked.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var revoked = 0;
        foreach (var serial in await records.LeftBehindAsync(clock.GetUtcNow() - Patience, stop))
        {
            revoked += await records.AbandonAsync(serial, By, stop);
        }

        return revoked;
    }
}
