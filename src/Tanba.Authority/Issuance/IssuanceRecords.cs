using System.Data.Common;
using Dapper;
using Tanba.Authority.Audit;
using Tanba.Authority.Lint;
using Tanba.Authority.Profiles;
using Tanba.Authority.Revocation;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Issuance;

/// <summary>The tables <c>issuance_intent</c> and <c>certificate</c> as issuance writes them.</summary>
public sealed class IssuanceRecords(Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>The certificate of this key of this application; null when there is none yet.</summary>
    public async Task<Certificate?> FindAsync(string application, byte[] keyId, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var der = await connection.QuerySingleOrDefaultAsync<byte[]>(
            "SELECT der FROM certificate WHERE application = @application AND key_id = @keyId", new { application, keyId });
        return der is null ? null : Certificate.Decode(der).Value;
    }

    /// <summary>Whether another application has a certificate for this key.</summary>
    public async Task<bool> IsOfAnotherApplicationAsync(string application, byte[] keyId, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await connection.QuerySingleAsync<long>(
            "SELECT COUNT(*) FROM certificate WHERE key_id = @keyId AND application <> @application", new { application, keyId }) > 0;
    }

    /// <summary>Revokes the serials of intents that were left behind: something may have been signed under them.</summary>
    public Task<int> AbandonAsync(string application, byte[] keyId, string by, CancellationToken stop) =>
        AbandonAsync("i.application = @application AND i.key_id = @keyId", new { application, keyId }, by, stop);

    /// <summary>Revokes this serial if it is still that of an intent left behind.</summary>
    public Task<int> AbandonAsync(string serial, string by, CancellationToken stop) => AbandonAsync("i.serial = @serial", new { serial }, by, stop);

    /// <summary>The serials of intents left behind that were recorded before this moment. Looks through the whole table, but holds up nobody.</summary>
    public async Task<IReadOnlyList<string>> LeftBehindAsync(DateTimeOffset before, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return [.. (await LeftAsync(connection, "i.at < @before", new { before = before.Milliseconds() })).Select(intent => intent.Serial)];
    }

    public async Task<bool> IsUsedAsync(SerialNumber serial, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM issuance_intent WHERE serial = @serial", new { serial = serial.ToString() }) > 0;
    }

    /// <summary>Records what is about to be signed, before it is.</summary>
    public Task<int> IntendAsync(CertificateOrder order, TbsCertificate tbs, LintedCertificate linted, CancellationToken stop) =>
        database.InTransactionAsync(transaction => transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO issuance_intent (serial, application, key_id, profile, not_after, tbs, at)
            VALUES (@serial, @application, @keyId, @profile, @notAfter, @tbs, @at)
            """,
            new
            {
                serial = tbs.SerialNumber.ToString(),
                application = order.Application,
                keyId = order.Request.PublicKey.Sha256(),
                profile = order.Profile,
                notAfter = tbs.NotAfter.Milliseconds(),
                tbs = linted.Tbs.ToArray(),
                at = clock.GetUtcNow().Milliseconds(),
            },
            transaction), stop);

    /// <summary>Stores what was signed. Refuses with <c>issue.overtaken</c> when another process took this intent for one left behind, or was first.</summary>
    public Task<Result<Certificate>> StoreAsync(CertificateOrder order, Profile profile, Certificate certificate, string by, CancellationToken stop) =>
        database.InTransactionAsync(async transaction =>
        {
            var serial = certificate.SerialNumber.ToString();
            var key = new { application = order.Application, keyId = order.Request.PublicKey.Sha256(), serial };
            if (await ExistsAsync(transaction, "SELECT COUNT(*) FROM revocation_event WHERE serial = @serial", key))
            {
                return Overtaken(serial);
            }

            if (await ExistsAsync(transaction, "SELECT COUNT(*) FROM certificate WHERE application = @application AND key_id = @keyId", key))
            {
                await AbandonAsync(transaction, serial, order.Application, by);
                return Overtaken(serial);
            }

            await audit.AppendAsync(transaction, new(
                "certificate.issue", by, serial, $"application {order.Application}, profile {order.Profile}, SHA-256 {Convert.ToHexStringLower(certificate.Sha256())}"));
            await InsertAsync(transaction, order, profile, certificate, clock.GetUtcNow());
            return Result.Of(certificate);
        }, stop);

    private Task<int> AbandonAsync(string which, object key, string by, CancellationToken stop) => database.InTransactionAsync(async transaction =>
    {
        var left = await LeftAsync(transaction.Connection!, which, key, transaction);
        foreach (var intent in left)
        {
            await AbandonAsync(transaction, intent.Serial, intent.Application, by);
        }

        return left.Count;
    }, stop);

    private static async Task<List<(string Serial, string Application)>> LeftAsync(DbConnection connection, string which, object key, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<(string, string)>(
            $"""
            SELECT i.serial, i.application FROM issuance_intent i
            WHERE {which}
                AND NOT EXISTS (SELECT 1 FROM certificate c WHERE c.serial = i.serial)
                AND NOT EXISTS (SELECT 1 FROM revocation_event r WHERE r.serial = i.serial)
            """,
            key,
            transaction)).AsList();

    private static Result<Certificate> Overtaken(string serial) =>
        Rejection.Conflict("issue.overtaken", $"Another process went on with this application; serial {serial} is revoked and its certificate was thrown away.");

    private static async Task<bool> ExistsAsync(DbTransaction transaction, string count, object key) =>
        await transaction.Connection!.QuerySingleAsync<long>(count, key, transaction) > 0;

    private async Task AbandonAsync(DbTransaction transaction, string serial, string application, string by)
    {
        await audit.AppendAsync(transaction, new("certificate.abandon", by, serial, $"application {application}: an intent without a certificate"));
        await RevocationTable.AddAsync(transaction, new(serial, clock.GetUtcNow(), RevocationReason.Superseded, by));
    }

    private static Task<int> InsertAsync(DbTransaction transaction, CertificateOrder order, Profile profile, Certificate certificate, DateTimeOffset at) => transaction.Connection!.ExecuteAsync(
        """
        INSERT INTO certificate (serial, application, key_id, profile, role, owner, not_before, not_after, der, at)
        VALUES (@serial, @application, @keyId, @profile, @role, @owner, @notBefore, @notAfter, @der, @at)
        """,
        new
        {
            serial = certificate.SerialNumber.ToString(),
            application = order.Application,
            keyId = order.Request.PublicKey.Sha256(),
            profile = profile.Name,
            role = profile.Role,
            owner = order.OwnerIin,
            notBefore = certificate.NotBefore.Milliseconds(),
            notAfter = certificate.NotAfter.Milliseconds(),
            der = certificate.Encoded.ToArray(),
            at = at.Milliseconds(),
        },
        transaction);
}
