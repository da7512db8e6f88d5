using Tanba.Authority.Certificates;
using Tanba.Pki.Certificates;
using Tanba.Server.Cabinet.Keys;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet.Revoke;

/// <summary>One certificate of the signed-in person; another's is none.</summary>
public sealed class OwnKey(FindCertificates find, CertificateHistory history, TimeProvider clock)
{
    public async Task<KeyCard?> FindAsync(Citizen person, string serial, CancellationToken stop) =>
        SerialNumber.Parse(serial).Try(out var number, out _) && await find.FindAsync(number, stop) is { } issued && issued.Owner == person.Iin
            ? new KeyCard(issued, clock.GetUtcNow())
            : null;

    /// <summary>Whether the person suspended it, and so may take it back.</summary>
    public async Task<bool> MayReleaseAsync(Citizen person, KeyCard card, CancellationToken stop) =>
        SerialNumber.Parse(card.Serial).Try(out var number, out _) && await history.SuspendedByAsync(number, stop) == person.Iin;
}
