using System.Data.Common;

using Tanba.Authority.Profiles;
using Tanba.Pki;
using Tanba.Registration.People;
using Tanba.Registration.Systems;

namespace Tanba.Registration.Applications;

/// <summary>
/// The subjects that an application's keys were ordered for, judged once more when it is confirmed: between, a record may have been
/// corrected, a stranger admitted under other names, or a system closed.
/// </summary>
public sealed class OrderedSubjects(Template template)
{
    /// <summary>What a certificate says of a person who lives there.</summary>
    internal static SubjectFacts FactsOf(Person person, string locality, string region) =>
        new(person.Surname, person.GivenName, person.Patronymic, person.Iin, "KZ", locality, region);

    /// <summary>Null while everything is as it was; else <c>apply.unknown-person</c>, <c>application.subject-changed</c> or <c>system.not-registered</c>.</summary>
    internal async Task<Rejection?> JudgeAsync(DbTransaction transaction, Application application)
    {
        if (await People.People.FindAsync(transaction, application.Iin) is not { } person)
        {
            return Rejection.NotFound("apply.unknown-person", $"The registration knows nobody with the IIN {application.Iin}.");
        }

        var system = application.System is { } oid ? await SystemTable.WithOidAsync(transaction, oid) : null;
        if (application.System is not null && system is not { State: SystemState.Registered })
        {
            return Rejection.Conflict("system.not-registered", $"System {application.System} is {system?.State.ToString() ?? "gone"}.");
        }

        var facts = FactsOf(person, application.Contact.Locality, application.Contact.Region) with { System = system is null ? null : new(system.Oid!, system.Name) };
        var keys = await KeyTable.OfAsync(transaction.Connection!, application.Number.ToString(), transaction);
        return keys.All(key => template.Find(key.Profile).Subject(facts).Encoded.Span.SequenceEqual(key.Subject))
            ? null
            : Rejection.Conflict("application.subject-changed", $"The keys of application {application.Number} were ordered for other names than the register has now.");
    }
}
