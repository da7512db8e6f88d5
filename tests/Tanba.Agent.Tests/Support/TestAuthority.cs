using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Agent.Tests.Support;

/// <summary>An authority of the tests, made once; it certifies whatever it is asked to.</summary>
internal static class TestAuthority
{
    private static readonly X509Certificate2 Authority = Make("CN=Tanba Test CA");

    public static readonly DistinguishedName Omarov = Name("ОМАРОВ ДАНИЯР", "ОМАРОВ", "900101300007", "ЕРЛАНҰЛЫ");

    public static Certificate Root { get; } = Certificate.Decode(Authority.RawData).Value;

    public static string RootPem => Root.ToPem();

    public static DistinguishedName Name(string common, string surname, string iin, string patronymic) => new(
    [
        new NameAttribute(Oids.CommonName, StringType.Utf8, common),
        new NameAttribute(Oids.Surname, StringType.Utf8, surname),
        new NameAttribute(Oids.SerialNumberAttribute, StringType.Printable, "IIN" + iin),
        new NameAttribute(Oids.Country, StringType.Printable, "KZ"),
        new NameAttribute(Oids.GivenName, StringType.Utf8, patronymic),
    ]);

    public static Certificate Issue(Tanba.Pki.Algorithms.SubjectPublicKeyInfo key, string usage, DateTimeOffset? from = null, DateTimeOffset? until = null, DistinguishedName? subject = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var tbs = new TbsCertificate(
            SerialNumber.Draw(),
            SignatureAlgorithm.RsaSha256,
            Root.Subject,
            from ?? now.AddHours(-1),
            until ?? now.AddDays(365),
            subject ?? Omarov,
            key,
            [
                KeyUsageExtension.Write(usage == Oids.ClientAuth ? KeyUsage.DigitalSignature | KeyUsage.KeyEncipherment : KeyUsage.DigitalSignature | KeyUsage.NonRepudiation),
                ExtendedKeyUsageExtension.Write([usage, Oids.KzIndividual]),
                SubjectKeyIdentifierExtension.Write(key.Sha1OfKeyBits()),
                AuthorityKeyIdentifierExtension.Write(Root.SubjectKeyIdentifier!.Value),
            ]).Encode();
        using var authority = Authority.GetRSAPrivateKey()!;
        return Certificate.Decode(TbsCertificate.Join(tbs, SignatureAlgorithm.RsaSha256, authority.SignData(tbs, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))).Value;
    }

    public static X509Certificate2 Make(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddYears(-3), now.AddYears(10));
    }
}
