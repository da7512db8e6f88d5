using System.Data.Common;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Registration.Letters;

namespace Tanba.Registration.People;

/// <summary>A registrar corrects a person's record; who did it, when, what it was and what it became is kept.</summary>
public sealed class CorrectPerson(Database database, People people, PersonLetters letters, AuditLog audit, TimeProvider clock)
{
    private const int OnePage = 50;

    /// <summary>Refuses with <c>person.own</c>, <c>person.unknown</c>, <c>person.nothing-changed</c> and the rules of a record.</summary>
    public async Task<Result<Person>> RunAsync(Corrected corrected, string registrar, CancellationToken stop)
    {
        if (corrected.Iin == registrar)
        {
            return Rejection.Forbidden("person.own", "A registrar does not correct the own record.");
        }

        return await database.InTransactionAsync(transaction => CorrectAsync(transaction, corrected, registrar), stop);
    }

    /// <summary>What was corrected, the newest first; <paramref name="before"/> is the last number of the page before.</summary>
    public async Task<IReadOnlyList<PersonChange>> ChangesAsync(string iin, long? before, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await ChangeTable.OfAsync(connection, iin, before ?? long.MaxValue, OnePage);
    }

    private async Task<Result<Person>> CorrectAsync(DbTransaction transaction, Corrected corrected, string registrar)
    {
        if (await People.FindAsync(transaction, corrected.Iin) is not { } person)
        {
            return Rejection.NotFound("person.unknown", $"The registration knows nobody with the IIN {corrected.Iin}.");
        }

        var became = corrected.On(person);
        if (PersonRules.Check(became) is { } wrong)
        {
            return wrong;
        }

        var changes = PersonChange.Between(person, became);
        if (changes.Count == 0)
        {
            return Rejection.Invalid("person.nothing-changed", "Nothing was changed in the record.");
        }

        if (person.Email != became.Email)
        {
            await MoveLettersAsync(transaction, person, became);
        }

        await people.StoreAsync(transaction, became);
        foreach (var change in changes)
        {
            await ChangeTable.InsertAsync(transaction, person.Iin, clock.GetUtcNow(), registrar, change);
        }

        await audit.AppendAsync(transaction, new AuditEvent("person.correct", registrar, person.Iin, string.Join(", ", changes.Select(change => change.Field))));
        return became;
    }

    /// <summary>The old address is told, and a change that the person asked for before is over: its letter would undo the correction.</summary>
    private async Task MoveLettersAsync(DbTransaction transaction, Person person, Person became)
    {
        object email = became.Email is null ? new Worded("email.none") : EmailChange.Masked(became.Email);
        await letters.QueueAsync(transaction, "email-changed", person.Iin, ("email", email), ("when", clock.GetUtcNow()));
        await transaction.Connection!.ExecuteAsync("DELETE FROM email_changes WHERE iin = @Iin", new { person.Iin }, transaction);
    }
}

/// <summary>What a registrar may correct. Language and letters are the person's own choice.</summary>
public sealed record Corrected(string Iin, string Surname, string GivenName, string? Patronymic, string? Email, string Region, string Locality)
{
    public Person On(Person person) => person with
    {
        Surname = Surname,
        GivenName = GivenName,
        Patronymic = Patronymic,
        Email = Email,
        Region = Region,
        Locality = Locality,
    };
}
