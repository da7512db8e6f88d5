using Tanba.Authority.Certificates;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Requests;

namespace Tanba.Registration.Applications;

/// <summary>Judges the requests for an application's keys: one for each ordered key, possession proved, subject as ordered, key as ordered and strong.</summary>
public sealed class CheckRequests(Template template, FindCertificates certificates)
{
    internal async Task<Result<IReadOnlyList<OrderedKey>>> RunAsync(IReadOnlyList<OrderedKey> ordered, IReadOnlyList<RoleRequest> requests, CancellationToken stop)
    {
        if (!requests.Select(request => request.Role).Order(StringComparer.Ordinal).SequenceEqual(ordered.Select(key => key.Role).Order(StringComparer.Ordinal)))
        {
            return Rejection.Invalid("request.roles", $"One request is needed for each of: {string.Join(", ", ordered.Select(key => key.Role))}.");
        }

        var judged = new List<OrderedKey>();
        foreach (var key in ordered)
        {
            if (!Judge(key, requests.Single(request => request.Role == key.Role)).Try(out var good, out var refused))
            {
                return refused;
            }

            if (await certificates.KnowsKeyAsync(Convert.FromHexString(good.KeyId!), stop))
            {
                return KeyUsed;
            }

            judged.Add(good);
        }

        return judged.Select(key => key.KeyId).Distinct(StringComparer.Ordinal).Count() == judged.Count
            ? judged
            : Rejection.Invalid("request.same-key", "The keys of an application must differ: a key for login is never a key for signing.");
    }

    internal static Rejection KeyUsed { get; } =
        Rejection.Invalid("request.key-used", "One of these keys was named in another application; every application needs new keys.");

    private Result<OrderedKey> Judge(OrderedKey ordered, RoleRequest given)
    {
        if (!UnverifiedRequest.Decode(given.Request).Try(out var unverified, out var refused) || !unverified.Verify().Try(out var request, out refused))
        {
            return refused;
        }

        // Octet for octet: the person's agent was given this very name, so any other is not what was ordered.
        if (!request.Subject.Encoded.Span.SequenceEqual(ordered.Subject))
        {
            return Rejection.Invalid("request.subject", $"The request for the key {ordered.Role} names another subject than the one ordered: {request.Subject}.");
        }

        if (request.PublicKey.Weakness() is { } weakness)
        {
            return weakness;
        }

        var kind = template.Find(ordered.Profile).KeyKind;
        return KeyAlgorithm.KindOf(request.PublicKey) == kind
            ? ordered with { Request = request.Encoded.ToArray(), KeyId = Convert.ToHexStringLower(request.PublicKey.Sha256()) }
            : Rejection.Invalid("request.key-kind", $"The key {ordered.Role} is {request.PublicKey.Name}; {kind} was ordered.");
    }
}
