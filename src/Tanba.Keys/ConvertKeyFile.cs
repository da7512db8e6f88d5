using Tanba.Keys.Files;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys;

/// <summary>Writes the keys of one file into another, in another form, under the same password. Stateless, safe from several threads.</summary>
public sealed class ConvertKeyFile
{
    /// <summary>
    /// In the modern form everything stays, chain and names too. The national form has each key with its leaf alone, both named by
    /// the subject key identifier; what it has no place for is counted. Refuses like <see cref="IKeyStore.Open"/>; with
    /// <c>keystore.no-keys</c> when no key has a certificate; with <c>keystore.form-not-written</c> when parts cannot be opened.
    /// </summary>
    /// <param name="source">PKCS#12 or JKS.</param>
    /// <param name="target">Replaced whole if it is there.</param>
    /// <param name="form">Modern or national.</param>
    /// <param name="password">Of the source, and then of the target.</param>
    /// <param name="keyPassword">Of the private keys of a Java key store, where it is another.</param>
    /// <exception cref="ArgumentOutOfRangeException">The form is one that is only read.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public Result<Converted> Run(string source, string target, KeyFileForm form, Secret password, Secret? keyPassword = null)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)form, (int)KeyFileForm.Jks, nameof(form));
        if (!KeyFileReader.Read(source, password, keyPassword).Try(out var content, out var refused))
        {
            return refused;
        }

        using (content)
        {
            if (content.HasUnreadableParts)
            {
                return Rejection.Invalid("keystore.form-not-written", "some parts are encrypted for a certificate and would be lost");
            }

            var pairs = Pairs(content);
            if (pairs.Count == 0)
            {
                return Rejection.NotFound("keystore.no-keys", "no private key with its certificate inside");
            }

            var safes = form == KeyFileForm.National ? National(pairs) : content.Safes;
            AtomicFile.Write(target, Pkcs12Writer.Write(safes, password, Pkcs12Form.Of(form)));
            return new Converted(pairs.Count, content.Bags.Count() - safes.Sum(safe => safe.Bags.Count));
        }
    }

    private static IReadOnlyList<Safe> National(IReadOnlyList<(SafeBag Key, Certificate Leaf)> pairs)
    {
        var named = pairs.Select(pair => (pair.Key, pair.Leaf, Attributes: NamedBySki(pair.Leaf))).ToList();
        return
        [
            new(false, [.. named.Select(one => one.Key with { Attributes = one.Attributes })]),
            new(true, [.. named.Select(one => SafeBag.Of(one.Leaf, one.Attributes))]),
        ];
    }

    private static byte[] NamedBySki(Certificate leaf)
    {
        var ski = leaf.SubjectKeyIdentifier is { } identifier ? identifier.ToArray() : leaf.PublicKey.Sha1OfKeyBits();
        return SafeBag.AttributesOf(ski, Convert.ToHexStringLower(ski));
    }

    private static List<(SafeBag Key, Certificate Leaf)> Pairs(Pkcs12Content content)
    {
        var certificates = content.Certificates();
        var pairs = new List<(SafeBag, Certificate)>();
        foreach (var bag in content.Keys)
        {
            using var key = SoftwareKey.FromPkcs8(bag.Value).Try(out var read, out _) ? read : null;

            // A key of an algorithm that is not known here is still found by the identifier that both bags have.
            var leaf = certificates.Where(one => key is null
                ? bag.LocalKeyId is { } id && one.Bag.LocalKeyId?.AsSpan().SequenceEqual(id) == true
                : one.Certificate.PublicKey.KeyBits.Span.SequenceEqual(key.PublicKey.KeyBits.Span)).Select(one => one.Certificate).FirstOrDefault();
            if (leaf is not null)
            {
                pairs.Add((bag, leaf));
            }
        }

        return pairs;
    }
}
