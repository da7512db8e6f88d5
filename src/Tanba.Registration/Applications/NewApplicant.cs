namespace Tanba.Registration.Applications;

/// <summary>What somebody without a session adds to an application.</summary>
/// <param name="Names">As the applicant wrote them; not looked at where the registration knows the person.</param>
/// <param name="Centre">The registration centre where the applicant will come.</param>
public sealed record NewApplicant(ApplicantNames? Names, string Centre, ApplicantSecret Secret);
