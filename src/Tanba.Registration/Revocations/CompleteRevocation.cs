using System.Data.Common;

using Tanba.Authority.Revocation;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Registration.Acts;
using Tanba.Registration.Letters;

namespace Tanba.Registration.Revocations;

/// <summary>An owner's signed request takes effect: receipt, revocation, audit entry and letter together. The next OCSP answer says it.</summary>
public sealed class CompleteRevocation(CompleteAct complete, Revoke revoke, Release release, PersonLetters letters, TimeProvider clock)
{
    /// <param name="id">Of the ordered act.</param>
    /// <param name="act"><c>revoke</c>, <c>suspend</c> or <c>release</c>.</param>
    /// <param name="iin">The person of the session, who must have signed.</param>
    public Task<Result<bool>> RunAsync(string id, string act, string iin, byte[] cms, CancellationToken stop) =>
        complete.RunAsync(id, act, iin, cms, EnactAsync, stop);

    private async Task<Result<DateTimeOffset>> EnactAsync(DbTransaction transaction, ActOrder order, CheckedAct signed)
    {
        var ground = RevocationGround.Find(order.Facts["ground"])!;
        var serial = SerialNumber.Parse(order.Subject).Value;
        var changed = ground == RevocationGround.Release
            ? await release.OwnInsideAsync(transaction, serial, order.Iin)
            : await revoke.InsideAsync(transaction, serial, ground.Reason, order.Iin);
        if (!changed.IsRefused)
        {
            await letters.QueueAsync(
                transaction, ground.Letter, order.Iin, ("serial", order.Subject.ToUpperInvariant()), ("when", clock.GetUtcNow()), ("reason", new Worded("ground." + ground.Name)), ("back", new Worded("suspended.back.own")));
        }

        return changed;
    }
}
