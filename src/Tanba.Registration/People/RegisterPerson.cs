using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Pki.Names;

namespace Tanba.Registration.People;

/// <summary>A registrar writes a person down who is not in the register yet.</summary>
public sealed class RegisterPerson(Database database, People people, AuditLog audit, RegistrationOptions options)
{
    /// <summary>Everything that is wrong with a record that is to be written down.</summary>
    public IEnumerable<Rejection> Faults(Person person) =>
        new[] { NationalId.ParseIin(person.Iin, options.AllowTestIdentities).Rejection }.OfType<Rejection>().Concat(PersonRules.Faults(person));

    /// <summary>Refuses with <c>iin.*</c>, <c>person.known</c> and the rules of a record.</summary>
    public async Task<Result<Person>> RunAsync(Person person, string registrar, CancellationToken stop)
    {
        if (Faults(person).FirstOrDefault() is { } wrong)
        {
            return wrong;
        }

        return await database.InTransactionAsync<Result<Person>>(
            async transaction =>
            {
                if (await People.FindAsync(transaction, person.Iin) is not null)
                {
                    return Rejection.Conflict("person.known", $"The registration knows {person.Iin} already.");
                }

                await people.StoreAsync(transaction, person);
                await audit.AppendAsync(transaction, new AuditEvent("person.register", registrar, person.Iin, ""));
                return person;
            },
            stop);
    }
}
