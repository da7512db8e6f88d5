using Tanba.Pki;
using Tanba.Pki.Names;
using Tanba.Registration.Centres;

namespace Tanba.Registration.Applications;

/// <summary>Somebody without a session applies for first keys on the public site. Who it is, a registrar will see; until then the application ends nobody's and names nobody else.</summary>
public sealed class ApplyWithoutSession(OpenDraft draft, FindCentres centres, RegistrationOptions options)
{
    public async Task<Result<KeyOrder>> RunAsync(NewReissue wanted, NewApplicant applicant, CancellationToken stop)
    {
        if (NationalId.ParseIin(wanted.Iin, options.AllowTestIdentities).Rejection is { } wrong)
        {
            return wrong;
        }

        if (await centres.FindAsync(applicant.Centre, stop) is not { } centre)
        {
            return Rejection.NotFound("centre.not-found", $"There is no centre {applicant.Centre}.");
        }

        return centre.IsOpen
            ? await draft.RunAsync(ApplicationKind.FirstIssue, wanted, stop, applicant)
            : Rejection.Conflict("centre.closed", $"The centre {centre.Id} is closed.");
    }
}
