using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>A person gives up a draft.</summary>
public sealed class Cancel(MoveApplication move)
{
    public Task<Result<ApplicationView>> RunAsync(string number, string iin, CancellationToken stop) =>
        move.RunAsync(number, new("cancel", iin, (application, at) => application.Cancel(at)) { OwnerIin = iin }, stop);
}
