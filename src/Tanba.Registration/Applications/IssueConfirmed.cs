namespace Tanba.Registration.Applications;

/// <summary>Goes on with confirmed applications whose certificates were not made: the server stopped in between, or the authority could not be reached.</summary>
public sealed class IssueConfirmed(OpenApplications open, FindApplications find, IssueCertificates issue, TimeProvider clock)
{
    /// <summary>How many were issued.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var issued = 0;
        await foreach (var number in open.InAsync(ApplicationState.Confirmed, clock.GetUtcNow(), stop))
        {
            var confirmed = (await find.ByNumberAsync(number, stop)).Value;
            var after = (await issue.TryAsync(confirmed, stop)).Value;
            issued += after.State is ApplicationState.Issued ? 1 : 0;
        }

        return issued;
    }
}
