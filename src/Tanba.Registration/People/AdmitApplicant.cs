using System.Data.Common;

using Tanba.Authority.Audit;
using Tanba.Pki;
using Tanba.Registration.Applications;

namespace Tanba.Registration.People;

/// <summary>
/// The registrar has seen the document of somebody who applied without a session: the person is written down as the application
/// names them. A person known meanwhile under other names is refused, since the keys were ordered for the names of the application.
/// </summary>
public sealed class AdmitApplicant(People people, AuditLog audit)
{
    /// <summary>Inside the transaction of the decision; call it before the application is confirmed.</summary>
    public async Task<Result<Person>> InsideAsync(DbTransaction transaction, string number, string by)
    {
        if (await ApplicationTable.FindAsync(transaction, number) is not { } application)
        {
            return MoveApplication.Unknown(number);
        }

        var known = await People.FindAsync(transaction, application.Iin);
        if (application.Applicant is not { } applicant)
        {
            return known is null ? Rejection.NotFound("apply.unknown-person", $"The registration knows nobody with the IIN {application.Iin}.") : known;
        }

        if (known is not null)
        {
            return known.FullName == applicant.FullName
                ? known
                : Rejection.Conflict("admit.names-differ", $"The registration knows {application.Iin} under other names than application {number} has.");
        }

        if (PersonRules.Check(applicant) is { } wrong)
        {
            return wrong;
        }

        await people.StoreAsync(transaction, applicant);
        await audit.AppendAsync(transaction, new AuditEvent("person.admit", by, applicant.Iin, $"as application {number} names them"));
        return applicant;
    }
}
