using Tanba.Pki;
using Tanba.Registration;
using Tanba.Registration.Applications;
using Tanba.Registration.Centres;

namespace Tanba.Server.Public.Status;

/// <summary>What a status page shows of a number: the state, and for a first application where to come and until when.</summary>
public sealed class FindStatus(FindApplications applications, FindCentres centres, RegistrationOptions options)
{
    /// <param name="ownerIin">In the cabinet: the person; another person's application is then not found. On the public page: null.</param>
    public async Task<StatusSearch> RunAsync(string? number, string? ownerIin, CancellationToken stop)
    {
        if (number is null)
        {
            return StatusSearch.Empty;
        }

        if (!(await applications.ByNumberAsync(number, stop)).Try(out var application, out var refused))
        {
            return new(number, null, refused);
        }

        return ownerIin is not null && application.Iin != ownerIin
            ? new(number, null, Rejection.NotFound("application.not-found", "It is another person's."))
            : new(application.Grouped, await ViewAsync(application, ownerIin is not null, stop), null);
    }

    private async Task<StatusView> ViewAsync(ApplicationView application, bool isOwner, CancellationToken stop)
    {
        if (application.State is not ApplicationState.Submitted)
        {
            return new(application, isOwner);
        }

        return new(application, isOwner)
        {
            Centre = application.Centre is { } centre ? await centres.FindAsync(centre, stop) : null,
            LapsesAt = application.StateAt + options.LapseAfter,
        };
    }
}
