using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>
/// Takes back the keys of an application that did not come to its end. Nobody is asked: they are only those that the same connection
/// has just made, so that no page deletes what another one, or an application on its way, still needs.
/// </summary>
public sealed class DiscardKeys(PendingKeys pending)
{
    public Task<Result<int>> RunAsync(Asker asker, string application, CancellationToken stop) => Task.Run(() => Discard(asker.Made, application), stop);

    private Result<int> Discard(MadeKeys made, string application)
    {
        var keys = made.Of(application);
        if (keys.Count == 0)
        {
            return Rejection.Forbidden("pending.not-made", $"no key of application {application} was made over this connection");
        }

        var discarded = 0;
        foreach (var key in keys)
        {
            // One that was installed meanwhile does not wait any more.
            var waits = File.Exists(key.Path);
            try
            {
                pending.Remove(key);
            }
            catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
            {
                return Rejection.Unavailable("pending.not-removed", key.Path);
            }

            made.Forget(key);
            discarded += waits ? 1 : 0;
        }

        return discarded;
    }
}
