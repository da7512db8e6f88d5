using System.Collections.Concurrent;
using Tanba.Keys;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

/// <summary>Authorities and leaves on P-256, one key to a name: a test writes only what it is about.</summary>
internal static class House
{
    private static readonly ConcurrentDictionary<string, SoftwareKey> Keys = new(StringComparer.Ordinal);

    public static readonly Certificate Root = Authority("ROOT", "ROOT");

    /// <summary>Revocation aside.</summary>
    public static readonly PathParameters Plain = new() { At = TestPki.Now, Revocation = RevocationChecking.None };

    /// <summary>Every status must be known.</summary>
    public static readonly PathParameters Strict = new() { At = TestPki.Now };

    public static SoftwareKey KeyOf(string name) => Keys.GetOrAdd(name, _ => SoftwareKey.Generate("p256"));

    public static Certificate Authority(string name, string by, params Extension[] more) => Make(name, by, [.. TestPki.Ca(), .. more]);

    public static Certificate Leaf(string by, params Extension[] more) => Make("LEAF", by, more);

    /// <param name="name">Subject.</param>
    /// <param name="by">Issuer, whose key signs.</param>
    /// <param name="extensions">Beside the two key identifiers.</param>
    /// <param name="change">Before it is signed.</param>
    /// <param name="key">Whose key it certifies; that of <paramref name="name"/> unless told otherwise.</param>
    /// <param name="signer">Whose key signs; that of <paramref name="by"/> unless told otherwise.</param>
    public static Certificate Make(
        string name,
        string by,
        IReadOnlyList<Extension> extensions,
        Func<TbsCertificate, TbsCertificate>? change = null,
        string? key = null,
        string? signer = null)
    {
        var with = KeyOf(signer ?? by);
        var tbs = TestPki.Build(TestPki.Name(by), TestPki.Name(name), KeyOf(key ?? name).PublicKey, with, extensions);
        return (change?.Invoke(tbs) ?? tbs).Sign(with);
    }

    /// <summary>Revocation aside, to the root.</summary>
    public static PathReason? Reason(Certificate leaf, params Certificate[] pool) => Judge(Plain, leaf, pool).Reason;

    /// <summary>To the root.</summary>
    public static PathVerdict Judge(PathParameters parameters, Certificate leaf, params Certificate[] pool) =>
        PathValidation.Validate(leaf, new([Root], pool), parameters);

    /// <summary>With lists, to the root; every status must be known.</summary>
    public static PathVerdict Judge(Certificate leaf, IReadOnlyList<Certificate> pool, IReadOnlyList<CertificateList> lists, PathParameters? parameters = null) =>
        PathValidation.Validate(leaf, new([Root], pool, lists), parameters ?? Strict);

    /// <summary>With replies, to the root; every status must be known.</summary>
    public static PathVerdict Judge(Certificate leaf, IReadOnlyList<Certificate> pool, IReadOnlyList<OcspAnswer> replies, PathParameters? parameters = null) =>
        PathValidation.Validate(leaf, new([Root], pool, [], replies), parameters ?? Strict);

    /// <summary>A key for certificates that nobody signs with.</summary>
    public static SubjectPublicKeyInfo Rsa(int bits)
    {
        byte[] modulus = [0, 0x80, .. Enumerable.Repeat((byte)0x5b, (bits / 8) - 1)];
        return SubjectPublicKeyInfo.Decode(Asn.Sequence(
            Asn.Sequence(Asn.Oid(Oids.RsaEncryption), Asn.Null), Asn.Bits(Asn.Sequence(Asn.Integer(modulus), Asn.Integer(1, 0, 1))))).Value;
    }
}
