using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>A person confirms the own application with a valid signing key instead of a visit. The text to sign comes from <see cref="FindApplications.ActTextAsync"/>.</summary>
public sealed class ConfirmOwn(MoveBySignature move, IssueCertificates issue)
{
    public async Task<Result<ApplicationView>> RunAsync(string number, string iin, byte[] cms, CancellationToken stop)
    {
        var confirmed = await move.RunAsync(number, iin, cms, "confirm", (application, at) => application.Confirm(at), stop);
        return confirmed.IsRefused ? confirmed : await issue.TryAsync(confirmed.Value, stop);
    }
}
