using System.Buffers.Text;
using System.Security.Cryptography;

using Dapper;

using Tanba.Authority.Store;
using Tanba.Registration.Acts;

namespace Tanba.Registration.SignIn;

/// <summary>Makes a challenge: a text that names this portal and a number that was never used, good once and for two minutes.</summary>
public sealed class StartSignIn(Database database, RegistrationOptions options, TimeProvider clock)
{
    /// <param name="language"><c>kk</c>, <c>ru</c> or <c>en</c>: of the sentences that the person reads before signing.</param>
    public async Task<SignInChallenge> RunAsync(string language, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var text = SignedAct.SignIn(language, options.Origin, Random(), now);
        var challenge = new SignInChallenge(Random(), text);
        await using var connection = await database.OpenAsync(stop);
        await connection.ExecuteAsync(
            "INSERT INTO sign_in_challenges (id, text, created_at) VALUES (@Id, @Text, @now)",
            new { challenge.Id, challenge.Text, now = now.Milliseconds() });
        return challenge;
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
