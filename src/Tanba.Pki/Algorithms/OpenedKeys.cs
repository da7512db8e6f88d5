using System.Collections.Concurrent;

namespace Tanba.Pki.Algorithms;

/// <summary>
/// The platform's forms of one public key that are open and idle. To open a key costs ten times what a check of a signature costs, and the
/// keys of a few issuers check nearly all: whoever reads such a certificate anew shares what was opened before. Safe from any thread.
/// </summary>
internal sealed class OpenedKeys
{
    /// <summary>Keys of this process that share, those used last; some kilobytes each. More are opened for their holder alone.</summary>
    public const int MostShared = 256;

    /// <summary>Of one key, for as many threads at a time.</summary>
    private const int MostIdle = 16;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, LinkedListNode<OpenedKeys>> Shared = new(StringComparer.Ordinal);
    private static readonly LinkedList<OpenedKeys> Recent = [];

    private readonly string digest;
    private readonly ConcurrentQueue<IDisposable> idle = [];

    private OpenedKeys(string digest) => this.digest = digest;

    /// <summary>What is shared by all that hold these octets; found by SHA-256, so that nothing of what they were read from is kept.</summary>
    public static OpenedKeys Of(SubjectPublicKeyInfo key)
    {
        var name = Convert.ToHexString(key.Sha256());
        lock (Gate)
        {
            if (Shared.TryGetValue(name, out var known))
            {
                Recent.Remove(known);
                Recent.AddFirst(known);
                return known.Value;
            }

            if (Shared.Count == MostShared)
            {
                // Whoever holds it goes on with it; what is idle in it goes with its last holder.
                Shared.Remove(Recent.Last!.Value.digest);
                Recent.RemoveLast();
            }

            return (Shared[name] = Recent.AddFirst(new OpenedKeys(name))).Value;
        }
    }

    /// <summary>One that nobody uses; null when there is none.</summary>
    public IDisposable? Take() => idle.TryDequeue(out var found) ? found : null;

    /// <summary>Gives back what was taken or opened.</summary>
    public void Give(IDisposable opened)
    {
        if (idle.Count < MostIdle)
        {
            idle.Enqueue(opened);
        }
        else
        {
            opened.Dispose();
        }
    }
}
