using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;
using Tanba.Pki.Paths;

namespace Tanba.Tests;

/// <summary>Names, keys and certificates of invented persons. Keys are made once: making them is the slow part.</summary>
internal static class TestPki
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static SoftwareKey RootKey { get; } = SoftwareKey.Generate("p384");

    public static SoftwareKey IssuingKey { get; } = SoftwareKey.Generate("rsa2048");

    public static SoftwareKey PersonKey { get; } = SoftwareKey.Generate("rsa2048");

    public static Certificate Root { get; } = Make(Name("ROOT TEST"), Name("ROOT TEST"), RootKey, RootKey, Ca());

    public static Certificate Issuing { get; } = Make(Name("ROOT TEST"), Name("ISSUING TEST"), IssuingKey, RootKey, Ca(pathLength: 0));

    public static DistinguishedName Person { get; } = new(
    [
        NameAttribute.Utf8(Oids.CommonName, "ОМАРОВ ДАНИЯР"),
        NameAttribute.Utf8(Oids.Surname, "ОМАРОВ"),
        NameAttribute.Printable(Oids.SerialNumberAttribute, "IIN900101300007"),
        NameAttribute.Printable(Oids.Country, "KZ"),
        NameAttribute.Utf8(Oids.GivenName, "ЕРЛАНҰЛЫ"),
    ]);

    public static Certificate Leaf { get; } = Make(Name("ISSUING TEST"), Person, PersonKey, IssuingKey, Signing());

    public static DistinguishedName Name(string commonName) =>
        new([NameAttribute.Utf8(Oids.CommonName, commonName), NameAttribute.Printable(Oids.Country, "KZ")]);

    public static IReadOnlyList<Extension> Ca(int? pathLength = null) =>
        [BasicConstraintsExtension.Write(isCa: true, pathLength), KeyUsageExtension.Write(KeyUsage.KeyCertSign | KeyUsage.CrlSign)];

    public static IReadOnlyList<Extension> Signing() =>
    [
        KeyUsageExtension.Write(KeyUsage.DigitalSignature | KeyUsage.NonRepudiation),
        ExtendedKeyUsageExtension.Write([Oids.EmailProtection, Oids.KzIndividual]),
        CertificatePoliciesExtension.Write(Oids.KzPolicyIndividualSigning, "http://localhost/cps", "http://localhost/cps"),
        KeyStorageExtension.Write(Oids.KzStoragePkcs12),
        SubjectAltNameExtension.Write("daniyar@example.kz"),
    ];

    /// <summary>The verdict on a path, revocation aside.</summary>
    public static PathVerdict Judge(Certificate leaf, IReadOnlyList<Certificate> pool, IReadOnlyList<Certificate> roots, DateTimeOffset at) =>
        PathValidation.Validate(leaf, new(roots, pool), new() { At = at, Revocation = RevocationChecking.None });

    public static Certificate Make(
        DistinguishedName issuer,
        DistinguishedName subject,
        SoftwareKey key,
        SoftwareKey signer,
        IReadOnlyList<Extension> extensions) => Build(issuer, subject, key.PublicKey, signer, extensions).Sign(signer);

    public static TbsCertificate Build(
        DistinguishedName issuer,
        DistinguishedName subject,
        SubjectPublicKeyInfo key,
        ISigningKey signer,
        IReadOnlyList<Extension> extensions) => new(
            SerialNumber.Draw(),
            signer.Algorithm,
            issuer,
            Start,
            Start.AddYears(1),
            subject,
            key,
            [.. extensions, SubjectKeyIdentifierExtension.Write(key.Sha1OfKeyBits()), AuthorityKeyIdentifierExtension.Write(signer.PublicKey.Sha1OfKeyBits())]);
}
