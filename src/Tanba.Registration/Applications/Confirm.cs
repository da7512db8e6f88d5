using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>A registrar who has seen the person confirms an application; the certificates are made at once, or by the job if that fails.</summary>
public sealed class Confirm(MoveApplication move, IssueCertificates issue)
{
    public async Task<Result<ApplicationView>> RunAsync(string number, string registrar, CancellationToken stop)
    {
        var confirmed = await move.RunAsync(number, new("confirm", registrar, (application, at) => application.Confirm(at)) { Letter = "confirmed" }, stop);
        return confirmed.IsRefused ? confirmed : await issue.TryAsync(confirmed.Value, stop);
    }
}
