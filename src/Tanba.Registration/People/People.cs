using System.Data.Common;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Pki.Names;

namespace Tanba.Registration.People;

/// <summary>The people the registration knows.</summary>
public sealed class People(Database database, AuditLog audit, RegistrationOptions options, TimeProvider clock)
{
    private const string Columns =
        """
        iin AS Iin, surname AS Surname, given_name AS GivenName, patronymic AS Patronymic, email AS Email,
        region AS Region, locality AS Locality, language AS Language, wants_letters AS WantsLetters
        """;

    public async Task<Person?> FindAsync(string iin, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return (await connection.QuerySingleOrDefaultAsync<PersonRow>($"SELECT {Columns} FROM people WHERE iin = @iin", new { iin }))?.Person;
    }

    /// <summary>Writes a person down, or what changed; <paramref name="by"/> is who did it, for the audit log.</summary>
    public async Task<Result<Person>> SaveAsync(Person person, string by, CancellationToken stop)
    {
        if (NationalId.ParseIin(person.Iin, options.AllowTestIdentities).Rejection is { } refused)
        {
            return refused;
        }

        if (PersonRules.Check(person) is { } wrong)
        {
            return wrong;
        }

        return await database.InTransactionAsync<Result<Person>>(
            async transaction =>
            {
                await StoreAsync(transaction, person);
                await audit.AppendAsync(transaction, new AuditEvent("person.save", by, person.Iin, person.WantsLetters ? "letters on" : "letters off"));
                return person;
            },
            stop);
    }

    internal static async Task<Person?> FindAsync(DbTransaction transaction, string iin) =>
        (await transaction.Connection!.QuerySingleOrDefaultAsync<PersonRow>($"SELECT {Columns} FROM people WHERE iin = @iin", new { iin }, transaction))?.Person;

    internal Task<int> StoreAsync(DbTransaction transaction, Person person) => transaction.Connection!.ExecuteAsync(
        """
        INSERT INTO people (iin, surname, given_name, patronymic, email, region, locality, language, wants_letters, changed_at)
        VALUES (@Iin, @Surname, @GivenName, @Patronymic, @Email, @Region, @Locality, @Language, @letters, @now)
        ON CONFLICT (iin) DO UPDATE SET surname = @Surname, given_name = @GivenName, patronymic = @Patronymic, email = @Email,
            region = @Region, locality = @Locality, language = @Language, wants_letters = @letters, changed_at = @now
        """,
        new
        {
            person.Iin,
            person.Surname,
            person.GivenName,
            person.Patronymic,
            person.Email,
            person.Region,
            person.Locality,
            person.Language,
            letters = person.WantsLetters ? 1L : 0L,
            now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        },
        transaction);

    private sealed class PersonRow
    {
        public required string Iin { get; init; }

        public required string Surname { get; init; }

        public required string GivenName { get; init; }

        public string? Patronymic { get; init; }

        public string? Email { get; init; }

        public required string Region { get; init; }

        public required string Locality { get; init; }

        public required string Language { get; init; }

        public long WantsLetters { get; init; }

        public Person Person => new(Iin, Surname, GivenName, Patronymic, Email, Region, Locality, Language, WantsLetters == 1);
    }
}
