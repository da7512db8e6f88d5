using System.Data.Common;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Registration.Letters;

namespace Tanba.Registration.Applications;

/// <summary>What every move carries: the new state, an entry in the audit log and a letter, all in one transaction.</summary>
public sealed class MoveApplication(Database database, PersonLetters letters, AuditLog audit, TimeProvider clock)
{
    internal Task<Result<ApplicationView>> RunAsync(string number, Move move, CancellationToken stop) =>
        ApplicationNumber.Parse(number).Try(out var parsed, out var refused)
            ? database.AllOrNothingAsync(transaction => InsideAsync(transaction, parsed.ToString(), move), stop)
            : Task.FromResult<Result<ApplicationView>>(refused);

    /// <summary>The same inside a transaction of the caller, who rolls back what is refused.</summary>
    internal async Task<Result<ApplicationView>> InsideAsync(DbTransaction transaction, string number, Move move)
    {
        if (await ApplicationTable.FindAsync(transaction, number) is not { } application || (move.OwnerIin is { } iin && iin != application.Iin))
        {
            return Unknown(number);
        }

        if (!move.Change(application, clock.GetUtcNow()).Try(out var moved, out var refused))
        {
            return refused;
        }

        if (await move.Judge(transaction, moved) is { } unfit)
        {
            return unfit;
        }

        await ApplicationTable.UpdateAsync(transaction, moved);
        await move.Beside(transaction, moved);
        await audit.AppendAsync(transaction, new AuditEvent("application." + move.Name, move.By, number, move.Detail));
        await QueueLetterAsync(transaction, moved, move);
        return ApplicationView.Of(moved);
    }

    private async Task QueueLetterAsync(DbTransaction transaction, Application moved, Move move)
    {
        // A draft that ends was never handed in: there is nothing to write about. Who cleared the address of an application
        // was told that nothing will be mailed; the address of the record stays unused.
        if (move.Letter is null || moved.SubmittedAt is null || moved.Contact.Email is not { } address)
        {
            return;
        }

        var name = (await People.People.FindAsync(transaction, moved.Iin))?.FullName ?? moved.Names!.FullName;
        await letters.QueueAsync(
            transaction,
            move.Letter,
            new Recipient(moved.Iin, name, address, moved.Contact.Language),
            ("number", moved.Number.Grouped),
            ("digits", moved.Number.ToString()),
            ("reason", move.Detail));
    }

    /// <summary>Another's application is not found either: its number tells a stranger nothing.</summary>
    internal static Rejection Unknown(string number) => Rejection.NotFound("application.not-found", $"There is no application {number} of this person.");
}
