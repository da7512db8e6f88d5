using Tanba.Keys;

namespace Tanba.Agent;

/// <summary>The key stores of this agent: files, and the kinds of tokens that were set up.</summary>
public sealed class Stores(IReadOnlyList<IKeyStore> all)
{
    public IReadOnlyList<IKeyStore> All => all;

    public IEnumerable<string> Names => all.Select(store => store.Storage);

    /// <summary>Kinds of tokens of which one at least is connected now.</summary>
    public IEnumerable<string> Active => all.Where(store => store.Places() is { Count: > 0 }).Select(store => store.Storage);

    public IKeyStore? Find(string? storage) => all.FirstOrDefault(store => store.Storage == storage);

    public static Stores Of(AgentOptions options, IKeyStore files) => new([files, .. options.TokenKinds().Value.Select(kind => new TokenStore(kind))]);
}
