using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Registration.Letters;

namespace Tanba.Registration.People;

/// <summary>Somebody wants letters at another address: a letter goes there, and until it is answered nothing changes.</summary>
public sealed class AskEmailChange(Database database, PersonLetters letters, AuditLog audit, RegistrationOptions options, TimeProvider clock)
{
    // Nobody's mailbox is to be filled by pressing a button.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <param name="language">Of the letter: kk, ru or en.</param>
    public async Task<Result<EmailChange>> RunAsync(string iin, string? email, string language, CancellationToken stop)
    {
        if (email is null || PersonRules.Address(email) is not null || !email[email.LastIndexOf('@')..].Contains('.', StringComparison.Ordinal))
        {
            return Rejection.Invalid("person.email", "This is not an e-mail address, such as name@example.kz; only Latin letters can stand in a certificate.");
        }

        return await database.AllOrNothingAsync(transaction => AskAsync(transaction, iin, email, language), stop);
    }

    private async Task<Result<EmailChange>> AskAsync(DbTransaction transaction, string iin, string email, string language)
    {
        if (await People.FindAsync(transaction, iin) is not { } person)
        {
            return Rejection.NotFound("profile.unknown", $"The registration does not know {iin}.");
        }

        if (email.Equals(person.Email, StringComparison.OrdinalIgnoreCase))
        {
            return Rejection.Conflict("email.same", "Letters go to this address already.");
        }

        var now = clock.GetUtcNow();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var asked = await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO email_changes (iin, email, token_digest, asked_at) VALUES (@iin, @email, @digest, @now)
            ON CONFLICT (iin) DO UPDATE SET email = @email, token_digest = @digest, asked_at = @now WHERE email_changes.asked_at <= @before
            """,
            new { iin, email, digest = EmailChange.DigestOf(token), now = now.Milliseconds(), before = (now - Pause).Milliseconds() },
            transaction);
        if (asked == 0)
        {
            return Rejection.Conflict("email.too-soon", "A letter was sent less than a minute ago.");
        }

        await letters.QueueAsync(transaction, "email-confirm", new Recipient(iin, person.FullName, email, language), ("link", $"{options.Origin}/letters/confirm?key={token}"));
        await audit.AppendAsync(transaction, new AuditEvent("person.email-asked", iin, iin, EmailChange.Masked(email)));
        return new EmailChange(email, now);
    }
}
