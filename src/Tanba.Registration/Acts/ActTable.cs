using System.Data.Common;

using Dapper;

namespace Tanba.Registration.Acts;

/// <summary>Receipts: the signed octets of every act, kept for ever.</summary>
internal static class ActTable
{
    public static Task InsertAsync(DbTransaction transaction, CheckedAct signed, string act, string subject, string? application, DateTimeOffset at) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO acts (digest, act, iin, subject, application, signer_serial, cms, accepted_at)
            VALUES (@Digest, @act, @Iin, @subject, @application, @serial, @cms, @now)
            """,
            new
            {
                signed.Digest,
                act,
                signed.Iin,
                subject,
                application,
                serial = signed.Signer.SerialNumber.ToString(),
                cms = signed.Cms.ToArray(),
                now = at.ToUnixTimeMilliseconds(),
            },
            transaction);

    /// <summary>Whether this very act was accepted before, whatever it was about.</summary>
    public static async Task<bool> KnowsAsync(DbConnection connection, string digest, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<string>("SELECT digest FROM acts WHERE digest = @digest", new { digest }, transaction) is not null;

    /// <summary>Whether this very act was accepted for this application before: a lost answer may be asked for again.</summary>
    public static async Task<bool> KnowsAsync(DbConnection connection, string application, string digest) =>
        await connection.QuerySingleOrDefaultAsync<string>("SELECT digest FROM acts WHERE application = @application AND digest = @digest", new { application, digest })
            is not null;
}
