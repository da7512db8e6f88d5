using System.Data.Common;

using Tanba.Authority.Audit;
using Tanba.Pki;
using Tanba.Registration.Applications;
using Tanba.Registration.Letters;

namespace Tanba.Registration.People;

/// <summary>
/// The registrar has seen the document of somebody who applied without a session: the person is written down as the application
/// names them. A person known meanwhile under other names is refused, since the keys were ordered for the names of the application.
/// </summary>
public sealed class AdmitApplicant(People people, LetterLinks links, OrderedSubjects subjects, AuditLog audit)
{
    /// <summary>Inside the transaction of the decision; call it before the application is confirmed.</summary>
    public async Task<Result<Person>> InsideAsync(DbTransaction transaction, string number, string by)
    {
        if (await ApplicationTable.FindAsync(transaction, number) is not { } application)
        {
            return MoveApplication.Unknown(number);
        }

        if (!(await AdmitAsync(transaction, application, by)).Try(out var person, out var refused))
        {
            return refused;
        }

        return await subjects.JudgeAsync(transaction, application) is { } changed ? changed : person;
    }

    private async Task<Result<Person>> AdmitAsync(DbTransaction transaction, Application application, string by)
    {
        var known = await People.FindAsync(transaction, application.Iin);
        if (application.Applicant is not { } applicant)
        {
            return known is null ? Rejection.NotFound("apply.unknown-person", $"The registration knows nobody with the IIN {application.Iin}.") : known;
        }

        if (known is not null)
        {
            return known.FullName == applicant.FullName
                ? known
                : Rejection.Conflict("admit.names-differ", $"The registration knows {application.Iin} under other names than application {application.Number} has.");
        }

        if (PersonRules.Check(applicant) is { } wrong)
        {
            return wrong;
        }

        // Who ended the letters to this address by a link meant it.
        applicant = applicant with { WantsLetters = applicant.Email is not { } address || await links.WantsAsync(transaction, applicant.Iin, address) };
        await people.StoreAsync(transaction, applicant);
        await audit.AppendAsync(transaction, new AuditEvent("person.admit", by, applicant.Iin, $"as application {application.Number} names them"));
        return applicant;
    }
}
