using Tanba.Agent.State;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Consent;

/// <summary>Opens a store with the person's password and sorts its keys by what the page can use.</summary>
public sealed class KeyOpening(Settings settings, TimeProvider time)
{
    /// <param name="store">Of which kind.</param>
    /// <param name="path">The file, or the address of the token.</param>
    /// <param name="password">Or PIN.</param>
    /// <param name="filter">What the page can use.</param>
    public Result<OpenedKeys> Open(IKeyStore store, string path, Secret password, KeyFilter filter)
    {
        var isFile = store.Places() is null;
        if (isFile && LocalPath.WhyNot(path) is { } refused)
        {
            return refused;
        }

        if (!store.Open(path, password).Try(out var keys, out var rejection))
        {
            return rejection;
        }

        if (keys.Count == 0)
        {
            return Rejection.NotFound("keystore.empty", "the store holds no key with a certificate");
        }

        if (isFile)
        {
            settings.NoteKeys(path);
        }

        var now = time.GetUtcNow();
        return new OpenedKeys(path, [.. keys.OrderBy(key => key.Certificate.NotBefore).Select(key => new OfferedKey(key, filter.WhyNot(key.Certificate, now)))]);
    }
}
