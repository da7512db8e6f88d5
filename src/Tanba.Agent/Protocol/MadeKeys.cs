using Tanba.Keys;

namespace Tanba.Agent.Protocol;

/// <summary>
/// The waiting keys that were made over one connection. They are all that its page may have thrown away again; a token stays unlocked
/// for that until the connection ends.
/// </summary>
public sealed class MadeKeys : IDisposable
{
    private readonly List<(string Application, WaitingKeys Keys)> all = [];

    public void Add(string application, WaitingKeys made) => all.Add((application, made));

    public IReadOnlyList<WaitingKeys> Of(string application) => [.. all.Where(made => made.Application == application).Select(made => made.Keys)];

    public void Forget(WaitingKeys keys) => all.RemoveAll(made => made.Keys == keys);

    public void Dispose()
    {
        all.ForEach(made => made.Keys.Dispose());
        all.Clear();
    }
}
