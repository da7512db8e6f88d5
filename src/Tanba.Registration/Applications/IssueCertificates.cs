using Microsoft.Extensions.Logging;

using Tanba.Authority.Issuance;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;

namespace Tanba.Registration.Applications;

/// <summary>Has the authority make the certificates of a confirmed application. May be called again at any time: what is made is not made twice.</summary>
public sealed partial class IssueCertificates(Database database, Issue issue, MoveApplication move, ILogger<IssueCertificates> log)
{
    private const string By = "registration";

    public async Task<Result<ApplicationView>> RunAsync(string number, CancellationToken stop)
    {
        if (!ApplicationNumber.Parse(number).Try(out var parsed, out var refused))
        {
            return refused;
        }

        var (application, keys) = await ReadAsync(parsed.ToString(), stop);
        if (application is null)
        {
            return MoveApplication.Unknown(number);
        }

        if (application.State is ApplicationState.Issued or ApplicationState.Installed)
        {
            return ApplicationView.Of(application);
        }

        if (application.Issue(application.StateAt).Rejection is { } wrongState)
        {
            return wrongState;
        }

        foreach (var key in keys)
        {
            if ((await issue.RunAsync(OrderOf(application, key), By, stop)).Rejection is { } notIssued)
            {
                return notIssued;
            }
        }

        return await move.RunAsync(parsed.ToString(), new("issue", By, (confirmed, at) => confirmed.Issue(at)) { Letter = "issued" }, stop);
    }

    /// <summary>Tries now; if that fails, the application stays confirmed and the job tries again.</summary>
    internal async Task<Result<ApplicationView>> TryAsync(ApplicationView confirmed, CancellationToken stop)
    {
        try
        {
            var issued = await RunAsync(confirmed.Number, stop);
            if (!issued.IsRefused)
            {
                return issued;
            }

            LogRefused(confirmed.Number, issued.Rejection!.ToString());
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // The person's act is stored and acknowledged; what went wrong here is ours to repeat.
            LogFailed(failure, confirmed.Number);
        }

        return confirmed;
    }

    private static CertificateOrder OrderOf(Application application, OrderedKey key) => new(
        application.Number.ToString(),
        key.Profile,
        UnverifiedRequest.Decode(key.Request).Value.Verify().Value,
        DistinguishedName.Decode(key.Subject).Value,
        KeyStorage.OidOf(application.Place.Storage).Value,
        application.Contact.Email,
        application.Iin);

    private async Task<(Application? Application, IReadOnlyList<OrderedKey> Keys)> ReadAsync(string number, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        return (await ApplicationTable.FindAsync(transaction, number), await KeyTable.OfAsync(connection, number, transaction));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The certificates of application {Number} were refused: {Reason}")]
    private partial void LogRefused(string number, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The certificates of application {Number} were not made; the job will try again")]
    private partial void LogFailed(Exception failure, string number);
}
