using System.Data.Common;

using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>An application for its applicant, who has no session: the number and the secret together. To anybody else it is not found.</summary>
public sealed class FindByApplicant(Database database, RegistrationOptions options)
{
    public async Task<Result<ApplicantView>> RunAsync(string number, ApplicantSecret secret, CancellationToken stop)
    {
        if (!ApplicationNumber.Parse(number).Try(out var parsed, out var refused))
        {
            return refused;
        }

        await using var connection = await database.OpenAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        return await ApplicationTable.FindAsync(transaction, parsed.ToString()) is { } application && secret.Opens(application.SecretDigest)
            ? await ViewAsync(transaction, application)
            : MoveApplication.Unknown(number);
    }

    private async Task<ApplicantView> ViewAsync(DbTransaction transaction, Application application)
    {
        var person = await People.People.FindAsync(transaction, application.Iin) ?? application.Applicant!;
        var keys = await KeyTable.OfAsync(transaction.Connection!, application.Number.ToString(), transaction);
        return new(
            ApplicationView.Of(application),
            person.FullName,
            application.Contact,
            [.. keys.Where(key => key.KeyId is not null).Select(key => (key.Role, key.KeyId!))],
            (application.SubmittedAt ?? application.StateAt) + options.LapseAfter);
    }
}

/// <summary>Everything that stands on the printed application.</summary>
/// <param name="Keys">Role of each key, and SHA-256 of its SubjectPublicKeyInfo, lower-case hex.</param>
/// <param name="LapsesAt">When it ends if nobody confirms it.</param>
public sealed record ApplicantView(
    ApplicationView Application,
    string FullName,
    Contact Contact,
    IReadOnlyList<(string Role, string KeyId)> Keys,
    DateTimeOffset LapsesAt);
