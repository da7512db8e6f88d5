using System.Data.Common;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Pki.Names;
using Tanba.Registration.Acts;

namespace Tanba.Registration.SignIn;

/// <summary>Judges a signed challenge. Whatever comes of it, the challenge is used up.</summary>
public sealed class CompleteSignIn(Database database, CheckSignedAct check, NoteSignIn note, AuditLog audit, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    /// <param name="cms">The challenge's text, signed with the authentication key: attached CMS.</param>
    public async Task<Result<SignedIn>> RunAsync(string id, byte[] cms, SignInFrom from, CancellationToken stop)
    {
        if (!(await database.InTransactionAsync(transaction => UseAsync(transaction, id), stop)).Try(out var text, out var refused))
        {
            return refused;
        }

        if (!(await check.RunAsync(cms, text, KeyPurpose.Authentication, stop)).Try(out var signed, out refused))
        {
            return refused;
        }

        var serial = signed.Signer.SerialNumber.ToString();
        return await database.InTransactionAsync<Result<SignedIn>>(
            async transaction =>
            {
                await audit.AppendAsync(transaction, new AuditEvent("person.sign-in", signed.Iin, serial, $"act sha256:{signed.Digest}"));
                var person = new SignedIn(signed.Iin, NameOf(signed.Signer.Subject), serial);
                await note.RunAsync(transaction, person, from);
                return person;
            },
            stop);
    }

    private async Task<Result<string>> UseAsync(DbTransaction transaction, string id)
    {
        var now = clock.GetUtcNow();
        var challenge = await transaction.Connection!.QuerySingleOrDefaultAsync<Challenge>(
            "SELECT text AS Text, created_at AS CreatedAt FROM sign_in_challenges WHERE id = @id", new { id }, transaction);
        if (challenge is null)
        {
            return Rejection.NotFound("sign-in.challenge-unknown", "There is no such challenge; begin again.");
        }

        // The database decides who is first: of two that come together, one finds the row used.
        var first = await transaction.Connection!.ExecuteAsync(
            "UPDATE sign_in_challenges SET used_at = @now WHERE id = @id AND used_at IS NULL", new { id, now = now.Milliseconds() }, transaction);
        if (first == 0)
        {
            return Rejection.Conflict("sign-in.challenge-used", "This challenge was answered before; begin again.");
        }

        return challenge.CreatedAt.Time() + Lifetime < now
            ? Rejection.Conflict("sign-in.challenge-expired", "A challenge is good for two minutes; begin again.")
            : challenge.Text;
    }

    // The profile has the patronymic in givenName; commonName is surname and given name.
    private static string NameOf(DistinguishedName subject) =>
        string.Join(' ', new[] { subject.CommonName, subject.Find(Oids.GivenName) }.Where(part => !string.IsNullOrEmpty(part)));

    private sealed class Challenge
    {
        public required string Text { get; init; }

        public long CreatedAt { get; init; }
    }
}
