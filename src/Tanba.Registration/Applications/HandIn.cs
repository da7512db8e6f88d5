using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>Hands in an application for first keys: it waits until a registrar or the person's own valid key confirms it.</summary>
public sealed class HandIn(MoveApplication move)
{
    public Task<Result<ApplicationView>> RunAsync(string number, string iin, CancellationToken stop) => move.RunAsync(
        number,
        new("submit", iin, (application, at) => application.Kind is ApplicationKind.FirstIssue
            ? application.Submit(at)
            : Rejection.Forbidden("submit.needs-signature", "An application for renewal is handed in by signing it."))
        {
            OwnerIin = iin,
            Letter = "submitted",
        },
        stop);
}
