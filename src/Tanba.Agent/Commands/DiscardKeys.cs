using Tanba.Agent.Protocol;
using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>
/// Takes back the keys of an application that did not come to its end. Nobody is asked: they are only those that the same connection
/// has just made, so that no page deletes what another one, or an application on its way, still needs.
/// </summary>
public sealed class DiscardKeys
{
    public Task<Result<int>> RunAsync(Asker asker, string application, CancellationToken stop) => Task.Run(() => Discard(asker.Made, application), stop);

    private static Result<int> Discard(MadeKeys made, string application)
    {
        var keys = made.Of(application);
        if (keys.Count == 0)
        {
            return Rejection.Forbidden("pending.not-made", $"no key of application {application} was made over this connection");
        }

        var discarded = 0;
        foreach (var some in keys)
        {
            if (!some.Discard().Try(out var gone, out var refused))
            {
                return refused;
            }

            made.Forget(some);
            some.Dispose();
            discarded += gone;
        }

        return discarded;
    }
}
