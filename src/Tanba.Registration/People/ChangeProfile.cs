using System.Data.Common;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.People;

/// <summary>What a person may change alone. Names are for a registrar to correct, the e-mail address is confirmed by letter.</summary>
public sealed record ProfileChange(string Language, bool WantsLetters, string Region, string Locality);

/// <summary>Writes down how a person wants to be spoken to and where they live.</summary>
public sealed class ChangeProfile(Database database, AuditLog audit, TimeProvider clock)
{
    public async Task<Result<Person>> RunAsync(string iin, ProfileChange change, CancellationToken stop) =>
        (PersonRules.Language(change.Language) ?? PersonRules.Place(change.Region, change.Locality)) is { } wrong
            ? wrong
            : await database.InTransactionAsync(transaction => StoreAsync(transaction, iin, change), stop);

    private async Task<Result<Person>> StoreAsync(DbTransaction transaction, string iin, ProfileChange change)
    {
        if (await People.FindAsync(transaction, iin) is not { } person)
        {
            return Rejection.NotFound("profile.unknown", $"The registration does not know {iin}.");
        }

        var changed = person with { Language = change.Language, WantsLetters = change.WantsLetters, Region = change.Region, Locality = change.Locality };
        if (changed == person)
        {
            return person;
        }

        var now = clock.GetUtcNow().Milliseconds();
        await transaction.Connection!.ExecuteAsync(
            "UPDATE people SET language = @Language, wants_letters = @letters, region = @Region, locality = @Locality, changed_at = @now WHERE iin = @iin",
            new { change.Language, letters = change.WantsLetters ? 1L : 0L, change.Region, change.Locality, now, iin },
            transaction);
        await audit.AppendAsync(transaction, new AuditEvent("person.profile", iin, iin, Told(person, changed)));
        return changed;
    }

    private static string Told(Person before, Person after) => string.Join(
        "; ",
        new[]
        {
            before.Language == after.Language ? null : $"language {before.Language} → {after.Language}",
            before.WantsLetters == after.WantsLetters ? null : after.WantsLetters ? "letters on" : "letters off",
            (before.Region, before.Locality) == (after.Region, after.Locality) ? null : $"lives in {before.Region}, {before.Locality} → {after.Region}, {after.Locality}",
        }.Where(part => part is not null));
}
