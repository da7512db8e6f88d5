using Tanba.Pki;
using Tanba.Registration.Applications;
using Tanba.Server.Cabinet.Reissue;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Services;

/// <summary>What the script posts on the way of a first application. Every step after the first one needs the applicant's secret.</summary>
public sealed class FirstSteps(ApplyWithoutSession apply, FindByApplicant find, AttachRequests attach, HandIn handIn, Cancel cancel)
{
    public Task<Result<KeyOrder>> OrderAsync(FirstAnswers answers, ApplicantSecret secret, Language language, CancellationToken stop) => apply.RunAsync(
        new NewReissue(answers.Iin!, answers.Email, answers.Region!, answers.Locality!, answers.Storage!, answers.Path ?? "", language.Code),
        new NewApplicant(
            answers is { Surname: { } surname, GivenName: { } givenName } ? new(surname, givenName, answers.Patronymic) : null,
            answers.Centre!,
            secret),
        stop);

    /// <summary>Ends the draft of an earlier attempt; one that was handed in stays.</summary>
    public async Task EndDraftAsync(Applicant applicant, CancellationToken stop)
    {
        if ((await find.RunAsync(applicant.Number, applicant.Secret, stop)).Try(out var found, out _) && found.Application.State is ApplicationState.Draft)
        {
            await cancel.RunAsync(applicant.Number, found.Application.Iin, stop);
        }
    }

    public async Task<Result<string>> AttachAsync(Applicant? applicant, ReissueSteps.Requests posted, CancellationToken stop)
    {
        if (!ReissueSteps.Read(posted).Try(out var requests, out var refused) || !(await IinAsync(applicant, stop)).Try(out var iin, out refused))
        {
            return refused;
        }

        return await attach.RunAsync(applicant!.Number, iin, requests, stop);
    }

    public async Task<Result<ApplicationView>> HandInAsync(Applicant? applicant, CancellationToken stop) =>
        (await IinAsync(applicant, stop)).Try(out var iin, out var refused) ? await handIn.RunAsync(applicant!.Number, iin, stop) : refused;

    private async Task<Result<string>> IinAsync(Applicant? applicant, CancellationToken stop)
    {
        if (applicant is null)
        {
            return Rejection.NotFound("application.not-found", "This browser began no such application.");
        }

        return (await find.RunAsync(applicant.Number, applicant.Secret, stop)).Try(out var found, out var refused) ? found.Application.Iin : refused;
    }
}
