using Tanba.Pki.Certificates;
using Tanba.Registration.Applications;

namespace Tanba.Server.Cabinet.Reissue;

/// <summary>What keeps a person from renewing keys now.</summary>
/// <param name="InFlight">The application that is not finished; null when there is no key to sign a new one with.</param>
public sealed record Obstacle(ApplicationView? InFlight);

/// <summary>Looks before anything is asked whether an application could be signed and taken.</summary>
public sealed class ReissueObstacle(ValidKeys keys, FindApplications find)
{
    /// <summary>Null when nothing stands in the way.</summary>
    public async Task<Obstacle?> FindAsync(string iin, CancellationToken stop)
    {
        if (!await keys.AnyAsync(iin, CertificatePurpose.Signs, besides: null, stop))
        {
            return new(InFlight: null);
        }

        return await find.InFlightAsync(iin, Template.Individual, system: null, stop) is { } unfinished ? new(unfinished) : null;
    }
}
