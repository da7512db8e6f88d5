using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Keys;

/// <summary>
/// Keys that were just made and wait for their certificates. As long as this is held they can sign, and can be thrown away without
/// asking for a PIN again; disposing of it leaves them where they rest.
/// </summary>
public sealed class WaitingKeys : IDisposable
{
    private readonly Func<PendingKey, Result<bool>> remove;
    private readonly IDisposable? hold;

    internal WaitingKeys(IReadOnlyList<WaitingKey> keys, Func<PendingKey, Result<bool>> remove, IDisposable? hold = null)
    {
        Keys = keys;
        this.remove = remove;
        this.hold = hold;
    }

    /// <summary>In the order of the wishes.</summary>
    public IReadOnlyList<WaitingKey> Keys { get; }

    /// <summary>Throws them away and says how many still waited. Refuses with <c>pending.not-removed</c>, <c>token.*</c>.</summary>
    public Result<int> Discard()
    {
        var discarded = 0;
        foreach (var key in Keys)
        {
            if (!remove(key.Pending).Try(out var waited, out var refused))
            {
                return refused;
            }

            discarded += waited ? 1 : 0;
        }

        return discarded;
    }

    /// <summary>From now on they sign nothing, but can still be thrown away.</summary>
    public void Rest()
    {
        foreach (var key in Keys)
        {
            key.Key.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Rest();
        hold?.Dispose();
    }
}

/// <summary>One of them.</summary>
/// <param name="Pending">How it is found again.</param>
/// <param name="Key">Signs the request.</param>
public sealed record WaitingKey(PendingKey Pending, ISigningKey Key);
