using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>A registrar refuses an application; the reason goes to the person, word for word.</summary>
public sealed class Reject(MoveApplication move)
{
    private const int LongestReason = 500;

    public async Task<Result<ApplicationView>> RunAsync(string number, string registrar, string reason, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            return Rejection.Invalid("reject.reason", $"A refusal needs a reason of at most {LongestReason} characters: the person will read it.");
        }

        return await move.RunAsync(
            number,
            new("reject", registrar, (application, at) => application.Reject(at, reason)) { Letter = "rejected", Detail = reason },
            stop);
    }
}
