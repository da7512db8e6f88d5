namespace Tanba.Registration.Applications;

/// <summary>Ends the applications that nobody confirmed in time, and the drafts that nobody handed in.</summary>
public sealed class LapseApplications(OpenApplications open, MoveApplication move, RegistrationOptions options, TimeProvider clock)
{
    /// <summary>How many lapsed.</summary>
    public async Task<int> RunAsync(CancellationToken stop) =>
        await LapseAsync(ApplicationState.Draft, stop) + await LapseAsync(ApplicationState.Submitted, stop);

    private async Task<int> LapseAsync(ApplicationState state, CancellationToken stop)
    {
        var lapsed = 0;
        var limit = clock.GetUtcNow() - options.LapseAfter;
        await foreach (var number in open.InAsync(state, limit, stop))
        {
            // Refused when somebody was quicker: then it is not for us any more.
            var moved = await move.RunAsync(number, new("lapse", "lapse job", (application, at) => application.Lapse(at)) { Letter = "lapsed" }, stop);
            lapsed += moved.IsRefused ? 0 : 1;
        }

        return lapsed;
    }
}
