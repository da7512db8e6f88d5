using Tanba.Authority.Audit;
using Tanba.Authority.Certificates;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;

namespace Tanba.Registration.Decisions;

/// <summary>Puts an application beside the evidence, for whoever is to decide on it; the keys are checked anew.</summary>
public sealed class LookAtApplication(Database database, Template template, FindCertificates certificates, FindReceipts receipts, RegistrationOptions options)
{
    // An application makes a dozen rows in its life.
    private const int MostHistory = 100;

    public async Task<Result<ApplicationEvidence>> RunAsync(string number, CancellationToken stop)
    {
        if (!ApplicationNumber.Parse(number).Try(out var parsed, out var refused))
        {
            return refused;
        }

        await using var connection = await database.OpenAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);

        // What was never handed in is nobody's business but the applicant's.
        if (await ApplicationTable.FindAsync(transaction, parsed.ToString()) is not { SubmittedAt: { } submitted } application)
        {
            return MoveApplication.Unknown(number);
        }

        var keys = new List<KeyEvidence>();
        foreach (var key in await KeyTable.OfAsync(connection, parsed.ToString(), transaction))
        {
            keys.Add(await KeyEvidence.OfAsync(key, parsed.ToString(), template.Find(key.Profile).KeyKind, certificates, stop));
        }

        return new ApplicationEvidence(
            application,
            await People.People.FindAsync(transaction, application.Iin),
            keys,
            await ConfirmationTable.OfAsync(connection, parsed.ToString(), transaction),
            await receipts.OnAsync(parsed.ToString(), stop),
            await new ReadAudit(database).RunAsync(new() { Subject = parsed.ToString() }, null, MostHistory, stop))
        {
            NeedsTwo = options.TwoPersons.Contains(application.Template),
            Until = submitted + options.LapseAfter,
        };
    }
}
