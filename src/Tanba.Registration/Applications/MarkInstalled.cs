using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>Notes that certificates are in their owner's store; with the last of them the application is done.</summary>
public sealed class MarkInstalled(Database database, FindApplications find, MoveApplication move, SupersedeOlder supersede, TimeProvider clock)
{
    /// <param name="keyIds">SHA-256 of the installed keys, hex; naming them shows that the caller holds them.</param>
    public async Task<Result<ApplicationView>> RunAsync(string number, IReadOnlyList<string> keyIds, CancellationToken stop)
    {
        if (!(await find.ByNumberAsync(number, stop)).Try(out var application, out var refused))
        {
            return refused;
        }

        if (application.State is not ApplicationState.Issued)
        {
            return application.State is ApplicationState.Installed
                ? application
                : Rejection.Conflict("certificates.not-ready", $"Application {application.Number} is {application.State}; there is nothing to install.");
        }

        var known = await NoteAsync(application.Number, [.. keyIds.Select(id => id.ToLowerInvariant())], stop);
        if (known.All(key => key.InstalledAt is not null))
        {
            return await move.RunAsync(
                application.Number,
                new("install", application.Iin, (issued, at) => issued.Install(at))
                {
                    Letter = "installed",
                    Beside = (transaction, installed) => supersede.RunAsync(transaction, installed, stop),
                },
                stop);
        }

        return known.Any(key => key.InstalledAt is not null)
            ? application
            : Rejection.NotFound("certificates.no-such-key", "None of these keys belongs to the application.");
    }

    private Task<IReadOnlyList<OrderedKey>> NoteAsync(string number, IReadOnlyList<string> keyIds, CancellationToken stop) => database.InTransactionAsync(
        async transaction =>
        {
            foreach (var key in await KeyTable.OfAsync(transaction.Connection!, number, transaction))
            {
                if (keyIds.Contains(key.KeyId, StringComparer.Ordinal))
                {
                    await KeyTable.InstalledAsync(transaction, number, key.KeyId!, clock.GetUtcNow());
                }
            }

            return await KeyTable.OfAsync(transaction.Connection!, number, transaction);
        },
        stop);
}
