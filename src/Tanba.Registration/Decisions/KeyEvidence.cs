using System.Security.Cryptography;

using Tanba.Authority.Certificates;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Requests;
using Tanba.Registration.Applications;

namespace Tanba.Registration.Decisions;

/// <summary>What is known of one key of an application, checked anew for the registrar who looks.</summary>
/// <param name="Role"><c>auth</c>, <c>sign</c> or <c>both</c>.</param>
/// <param name="KeyName">Such as <c>RSA 2048</c>; null while there is no request.</param>
/// <param name="Digest">SHA-256 of the request, as the signed acts name it.</param>
/// <param name="Checks">Each with its outcome: <c>possession</c>, <c>subject</c>, <c>kind</c>, <c>strength</c>, <c>new</c>.</param>
public sealed record KeyEvidence(string Role, string Profile, string? KeyName, string? Digest, IReadOnlyList<(string Check, bool Holds)> Checks)
{
    internal static async Task<KeyEvidence> OfAsync(OrderedKey key, string application, string kind, FindCertificates certificates, CancellationToken stop)
    {
        if (key.Request is null || !UnverifiedRequest.Decode(key.Request).Try(out var unverified, out _) || !unverified.Verify().Try(out var request, out _))
        {
            return new(key.Role, key.Profile, null, key.Request is null ? null : key.RequestDigest, [("possession", false)]);
        }

        return new(
            key.Role,
            key.Profile,
            request.PublicKey.Name,
            Convert.ToHexStringLower(SHA256.HashData(key.Request)),
            [
                ("possession", true),
                ("subject", request.Subject.Encoded.Span.SequenceEqual(key.Subject)),
                ("kind", KeyAlgorithm.KindOf(request.PublicKey) == kind),
                ("strength", request.PublicKey.Weakness() is null),
                ("new", await IsNewAsync(request.PublicKey.Sha256(), application, certificates, stop)),
            ]);
    }

    // The certificates of this very application do not speak against its keys.
    private static async Task<bool> IsNewAsync(byte[] keyId, string application, FindCertificates certificates, CancellationToken stop)
    {
        if (!await certificates.KnowsKeyAsync(keyId, stop))
        {
            return true;
        }

        var own = await certificates.OfApplicationAsync(application, stop);
        return own.Any(issued => issued.Certificate.PublicKey.Sha256().AsSpan().SequenceEqual(keyId));
    }
}
