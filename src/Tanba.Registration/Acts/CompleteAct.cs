using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

using Dapper;

using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Registration.Acts;

/// <summary>The change that a signed act stands for, inside the transaction that keeps the receipt. A refusal rolls everything back.</summary>
public delegate Task<Result<T>> Enact<T>(DbTransaction transaction, ActOrder order, CheckedAct signed);

/// <summary>Takes a signed act back: judges it, and keeps the receipt together with the change that it stands for, or neither.</summary>
public sealed class CompleteAct(Database database, CheckSignedAct check, TimeProvider clock)
{
    /// <param name="id">Of <see cref="ActToSign"/>.</param>
    /// <param name="act">The act that this page is for; an order for another is not found.</param>
    /// <param name="iin">Who must have signed: the person of the session.</param>
    /// <param name="cms">The text, signed with the signing key: attached CMS.</param>
    /// <returns>True: done now. False: this very signature was taken before, and its answer was lost on the way. Refuses with <c>act.*</c>.</returns>
    public async Task<Result<bool>> RunAsync<T>(string id, string act, string iin, byte[] cms, Enact<T> enact, CancellationToken stop)
    {
        if (await FindAsync(id, act, iin, stop) is not { } order)
        {
            return Rejection.NotFound("act.unknown", "There is no such act to sign; begin again.");
        }

        if (await IsRepeatAsync(order, cms, stop))
        {
            return false;
        }

        if (order.CreatedAt + OrderAct.Lifetime < clock.GetUtcNow())
        {
            return Rejection.Conflict("act.too-old", "The text waited longer than ten minutes for its signature; begin again.");
        }

        if (!(await JudgeAsync(order, cms, stop)).Try(out var signed, out var refused))
        {
            return refused;
        }

        var kept = await database.AllOrNothingAsync(transaction => KeepAsync(transaction, order, signed, enact), stop);
        using var answer = ActSteps.Answer();
        return kept;
    }

    /// <summary>The act as it was ordered, for a page that shows it again; null when this person has no such order.</summary>
    public async Task<ActOrder?> FindAsync(string id, string act, string iin, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            """
            SELECT id AS Id, act AS Act, iin AS Iin, subject AS Subject, facts AS Facts, text AS Text, created_at AS CreatedAt
            FROM act_orders WHERE id = @id AND act = @act AND iin = @iin
            """,
            new { id, act, iin });
        return row is null ? null : new(row.Id, row.Act, row.Iin, row.Subject, ActOrder.Read(row.Facts), row.Text, row.CreatedAt.Time());
    }

    private async Task<Result<CheckedAct>> JudgeAsync(ActOrder order, byte[] cms, CancellationToken stop)
    {
        using var step = ActSteps.Judge();
        if (!(await check.RunAsync(cms, order.Text, KeyPurpose.Signing, stop)).Try(out var signed, out var refused))
        {
            return refused;
        }

        return signed.Iin == order.Iin ? signed : Rejection.Forbidden("act.another-person", "The key that signed belongs to another person.");
    }

    private async Task<Result<bool>> KeepAsync<T>(DbTransaction transaction, ActOrder order, CheckedAct signed, Enact<T> enact)
    {
        using var step = ActSteps.Enact();
        var now = clock.GetUtcNow();

        // The database decides who is first: of two that come together, one finds the row used.
        var first = await transaction.Connection!.ExecuteAsync(
            "UPDATE act_orders SET used_at = @now WHERE id = @Id AND used_at IS NULL", new { order.Id, now = now.Milliseconds() }, transaction);
        if (first == 0)
        {
            // The same post twice at once is no second act.
            return await ActTable.KnowsAsync(transaction.Connection!, signed.Digest, transaction) ? false : Rejection.Conflict("act.used", "This act was signed before; begin again.");
        }

        await ActTable.InsertAsync(transaction, signed, order.Act, order.Subject, application: null, now);
        return (await enact(transaction, order, signed)).Try(out _, out var refused) ? true : refused;
    }

    private async Task<bool> IsRepeatAsync(ActOrder order, byte[] cms, CancellationToken stop)
    {
        // A signature that was taken for another text repeats nothing here.
        if (!SignedCms.Decode(cms).Try(out var signed, out _) || signed.Content is not { } content || !content.Span.SequenceEqual(Encoding.UTF8.GetBytes(order.Text)))
        {
            return false;
        }

        await using var connection = await database.OpenAsync(stop);
        return await ActTable.KnowsAsync(connection, Convert.ToHexStringLower(SHA256.HashData(cms)));
    }

    private sealed class Row
    {
        public required string Id { get; init; }

        public required string Act { get; init; }

        public required string Iin { get; init; }

        public required string Subject { get; init; }

        public required string Facts { get; init; }

        public required string Text { get; init; }

        public long CreatedAt { get; init; }
    }
}
