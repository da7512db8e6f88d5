using System.Buffers.Text;
using System.Security.Cryptography;

using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Acts;

/// <summary>Writes the text of an act down before anybody signs it: only what stands here word for word is taken back. <see cref="CompleteAct"/> takes it.</summary>
public sealed class OrderAct(Database database, RegistrationOptions options, TimeProvider clock)
{
    /// <summary>How long the text may wait for its signature.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public async Task<ActToSign> RunAsync(NewAct wanted, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var text = SignedAct.Of(wanted, options.Origin, id, now);
        await using var connection = await database.OpenAsync(stop);
        await connection.ExecuteAsync(
            """
            INSERT INTO act_orders (id, act, iin, subject, facts, text, created_at)
            VALUES (@id, @Act, @Iin, @Subject, @facts, @text, @now)
            """,
            new { id, wanted.Act, wanted.Iin, wanted.Subject, facts = ActOrder.Write(wanted), text, now = now.Milliseconds() });
        return new(id, text);
    }
}
