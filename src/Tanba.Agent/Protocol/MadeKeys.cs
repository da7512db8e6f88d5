using Tanba.Keys;

namespace Tanba.Agent.Protocol;

/// <summary>The waiting keys that were made over one connection. They are all that its page may have thrown away again.</summary>
public sealed class MadeKeys
{
    private readonly List<PendingKey> keys = [];

    public void Add(IEnumerable<PendingKey> made) => keys.AddRange(made);

    public IReadOnlyList<PendingKey> Of(string application) => [.. keys.Where(key => key.Application == application)];

    public void Forget(PendingKey key) => keys.Remove(key);
}
