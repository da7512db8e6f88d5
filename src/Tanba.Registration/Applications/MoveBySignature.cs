using System.Data.Common;
using System.Security.Cryptography;

using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Registration.Acts;

namespace Tanba.Registration.Applications;

/// <summary>A move that the person makes by signing the application's act; the signed octets are kept beside it.</summary>
public sealed class MoveBySignature(Database database, CheckSignedAct check, MoveApplication move, FindApplications find, OrderedSubjects subjects)
{
    internal async Task<Result<ApplicationView>> RunAsync(
        string number, string iin, byte[] cms, string act, Func<Application, DateTimeOffset, Result<Application>> change, CancellationToken stop)
    {
        if (!(await find.OwnAsync(number, iin, stop)).Try(out var application, out var refused))
        {
            return refused;
        }

        // The answer to the first attempt was lost on its way: the same act again is no second act.
        if (await IsRepeatAsync(application, cms, stop))
        {
            return ApplicationView.Of(application);
        }

        // Refused before the signature is looked at: the person hears about the application, not about the key.
        if (!change(application, application.StateAt).Try(out _, out refused))
        {
            return refused;
        }

        if (!(await JudgeAsync(application, cms, stop)).Try(out var signed, out refused))
        {
            return refused;
        }

        var moved = await MoveAsync(application, signed, act, change, stop);
        using var answer = ActSteps.Answer();
        return moved;
    }

    private async Task<Result<CheckedAct>> JudgeAsync(Application application, byte[] cms, CancellationToken stop)
    {
        using var step = ActSteps.Judge();
        return await check.RunAsync(cms, application.ActText!, KeyPurpose.Signing, stop);
    }

    private async Task<Result<ApplicationView>> MoveAsync(
        Application application, CheckedAct signed, string act, Func<Application, DateTimeOffset, Result<Application>> change, CancellationToken stop)
    {
        if (signed.Iin != application.Iin)
        {
            return Rejection.Forbidden("act.another-person", "The key that signed belongs to another person.");
        }

        // New requests may have been attached meanwhile: then another text counts than the one that was signed.
        Result<Application> Unchanged(Application now, DateTimeOffset at) => now.ActText == application.ActText
            ? change(now, at)
            : Rejection.Conflict("act.text-differs", "The application was changed after this was signed; sign it again.");

        return await move.RunAsync(
            application.Number.ToString(),
            new(act, application.Iin, Unchanged)
            {
                OwnerIin = application.Iin,
                Judge = subjects.JudgeAsync,
                Letter = act == "submit" ? "submitted" : "confirmed",
                Detail = $"signed with {signed.Signer.SerialNumber}, act sha256:{signed.Digest}",
                Beside = (transaction, moved) => KeepAsync(transaction, signed, act, moved),
            },
            stop);
    }

    private static async Task KeepAsync(DbTransaction transaction, CheckedAct signed, string act, Application moved)
    {
        using var step = ActSteps.Enact();
        await ActTable.InsertAsync(transaction, signed, act, moved.Number.ToString(), moved.Number.ToString(), moved.StateAt);
    }

    private async Task<bool> IsRepeatAsync(Application application, byte[] cms, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await ActTable.KnowsAsync(connection, application.Number.ToString(), Convert.ToHexStringLower(SHA256.HashData(cms)));
    }
}
