using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys.Pkcs12;

/// <summary>The keys of an opened file with their certificates: a key belongs to the certificate that names its public half.</summary>
internal static class Pkcs12Pairs
{
    /// <summary>Refuses with <c>keystore.no-keys</c>, <c>keystore.key-unsupported</c>, <c>keystore.damaged</c>.</summary>
    public static Result<IReadOnlyList<StoredKey>> Of(Pkcs12Content content)
    {
        Certificate[] certificates = [.. content.Certificates().Select(pair => pair.Certificate)];
        var (stored, refused) = (new List<StoredKey>(), (Rejection?)null);
        foreach (var bag in content.Keys)
        {
            if (!Open(bag).Try(out var key, out var rejection))
            {
                refused = rejection;
            }
            else if (Array.Find(certificates, one => one.PublicKey.KeyBits.Span.SequenceEqual(key.PublicKey.KeyBits.Span)) is { } own)
            {
                stored.Add(new(own, key, bag.FriendlyName ?? own.Ski) { Others = [.. certificates.Where(other => !other.Equals(own))] });
            }
            else
            {
                key.Dispose();
            }
        }

        return stored.Count > 0 ? stored : refused ?? Rejection.NotFound("keystore.no-keys", "no private key with its certificate inside");
    }

    private static Result<SoftwareKey> Open(SafeBag bag)
    {
        var opened = SoftwareKey.FromPkcs8(bag.Value);
        return opened.Rejection is { Code: "key.algorithm-unknown" } unknown ? unknown with { Code = "keystore.key-unsupported" }
            : opened.Rejection is { } broken ? broken with { Code = "keystore.damaged" }
            : opened;
    }
}
