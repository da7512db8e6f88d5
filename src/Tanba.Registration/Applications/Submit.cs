using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>Hands in an application for renewal, signed with the current signing key. That signature confirms it too, so the certificates are made at once.</summary>
public sealed class Submit(MoveBySignature move, IssueCertificates issue)
{
    /// <param name="cms">The act's text, signed: attached CMS.</param>
    public async Task<Result<ApplicationView>> RunAsync(string number, string iin, byte[] cms, CancellationToken stop)
    {
        var handedIn = await move.RunAsync(
            number,
            iin,
            cms,
            "submit",
            (application, at) =>
            {
                if (application.Kind is not ApplicationKind.Reissue)
                {
                    return Rejection.Forbidden("submit.not-renewal", "Only an application for renewal is handed in by signing it.");
                }

                return application.Submit(at).Try(out var submitted, out var refused) ? submitted.Confirm(at) : refused;
            },
            stop);
        return handedIn.IsRefused ? handedIn : await issue.TryAsync(handedIn.Value, stop);
    }
}
