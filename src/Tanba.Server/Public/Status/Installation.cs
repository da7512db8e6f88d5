using Tanba.Pki;
using Tanba.Registration.Applications;

namespace Tanba.Server.Public.Status;

/// <summary>The two calls of the installing script. Who can name the keys gets their certificates, whoever it is: a certificate is public.</summary>
public sealed class Installation(CertificatesFor certificates, MarkInstalled mark)
{
    public async Task<Result<IReadOnlyList<string>>> CertificatesAsync(Keys? posted, CancellationToken stop)
    {
        if (posted is not { Number: { } number, Ids: { Count: > 0 and <= 8 } ids } || ids.Any(id => id is not { Length: 64 }))
        {
            return Posted.Unreadable;
        }

        return (await certificates.RunAsync(number, [.. ids.Select(id => id!)], stop)).Try(out var found, out var refused)
            ? found.Select(certificate => Convert.ToBase64String(certificate.Encoded.Span)).ToList()
            : refused;
    }

    public async Task<Result<ApplicationView>> DoneAsync(Keys? posted, CancellationToken stop) =>
        posted is { Number: { } number, Ids: { Count: > 0 and <= 8 } ids } && ids.All(id => id is { Length: 64 })
            ? await mark.RunAsync(number, [.. ids.Select(id => id!)], stop)
            : Posted.Unreadable;

    /// <summary>SHA-256 of the public keys, hex, as the agent found them.</summary>
    public sealed record Keys(string? Number, [property: System.Text.Json.Serialization.JsonPropertyName("keys")] IReadOnlyList<string?>? Ids);
}
