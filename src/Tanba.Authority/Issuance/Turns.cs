namespace Tanba.Authority.Issuance;

/// <summary>
/// Lets the orders of one key take turns inside this process, so that the second finds the certificate of the first. Between
/// processes the database decides; turns only spare it the work.
/// </summary>
internal sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim[] stripes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <returns>To be disposed when the turn is over.</returns>
    public async Task<IDisposable> WaitAsync(byte[] keyId, CancellationToken stop)
    {
        var stripe = stripes[keyId[0] % stripes.Length];
        await stripe.WaitAsync(stop);
        return new Turn(stripe);
    }

    public void Dispose()
    {
        foreach (var stripe in stripes)
        {
            stripe.Dispose();
        }
    }

    private sealed class Turn(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
