using System.Text;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;
using Tanba.Pki.Names;
using Tanba.Pki.Ocsp;
using Tanba.Pki.Requests;

namespace Tanba.Tests.Fuzz;

/// <summary>The readers of PKIX, each with something that it reads. Where a signature would end the reading early, what is signed is changed and signed anew.</summary>
internal static class PkixTargets
{
    private static readonly Certificate Leaf = TestPki.Make(TestPki.Issuing.Subject, TestPki.Person, TestPki.PersonKey, TestPki.IssuingKey, Everything());

    public static IReadOnlyList<FuzzTarget> All() =>
    [
        .. Certificates(),
        new("name", TestPki.Person.Encoded.ToArray(), Same, octets => DistinguishedName.Decode(octets).Rejection),
        new("request", CertificationRequest.Create(TestPki.Person, TestPki.PersonKey, Everything()), Same, ReadRequest),
        .. Lists(),
        .. Ocsp(),
    ];

    private static IEnumerable<FuzzTarget> Certificates()
    {
        yield return new("certificate", Leaf.Encoded.ToArray(), Same, ReadCertificate);
        yield return new("certificate, PEM", Encoding.ASCII.GetBytes(Leaf.ToPem().TrimEnd()), Same, ReadCertificate);
        foreach (var kind in (string[])["p256", "gost512", "gost2004"])
        {
            using var key = SoftwareKey.Generate(kind);
            yield return new($"certificate, {kind}", TestPki.Make(TestPki.Person, TestPki.Person, key, key, TestPki.Ca()).Encoded.ToArray(), Same, ReadCertificate);
        }
    }

    private static IEnumerable<FuzzTarget> Lists()
    {
        RevokedEntry[] entries = [.. Enumerable.Range(1, 20).Select(n => new RevokedEntry(SerialNumber.Parse($"10{n:x2}").Value, TestPki.Start, (RevocationReason)(n % 7)))];
        var full = new CrlBuilder(TestPki.Issuing.Subject, TestPki.Issuing.SubjectKeyIdentifier!.Value, 42, TestPki.Now, TestPki.Now.AddDays(1), entries)
        {
            FreshestUrls = ["http://localhost/delta.crl"],
        };
        yield return new("CRL", full.Sign(TestPki.IssuingKey), Same, ReadList);
        yield return new("CRL, delta", (full with { FreshestUrls = [], BaseNumber = 41 }).Sign(TestPki.IssuingKey), Same, ReadList);
    }

    private static IEnumerable<FuzzTarget> Ocsp()
    {
        var id = CertId.For(TestPki.Issuing, Leaf.SerialNumber);
        SingleResponse[] singles = [SingleResponse.Good(id, TestPki.Now), SingleResponse.Revoked(id, TestPki.Start, RevocationReason.KeyCompromise, TestPki.Now)];
        byte[] nonce = [.. Enumerable.Repeat((byte)7, 32)];
        yield return new("OCSP request", OcspRequest.Create([id, id], nonce), Same, octets => OcspRequest.Decode(octets).Rejection);
        yield return new("OCSP response", OcspResponse.Sign(TestPki.Issuing, TestPki.IssuingKey, singles, nonce, TestPki.Now), Same, ReadAnswer);
    }

    private static byte[] Same(byte[] octets) => octets;

    private static Rejection? ReadCertificate(byte[] octets)
    {
        if (!Certificate.Decode(octets).Try(out var read, out var refused))
        {
            return refused;
        }

        // Whatever is read only when it is asked for, and whatever a person is shown.
        _ = (read.ToString(), read.Subject.Iin, read.Subject.CommonName, read.Email, read.Ski, read.OcspUrls.Count, read.CaIssuersUrls.Count, read.SerialNumber.ToString());
        _ = (read.PublicKey.Name, read.PublicKey.Weakness(), read.IsSelfSigned, read.IsSignedBy(TestPki.IssuingKey.PublicKey), CertificatePurpose.Signs(read));
        return null;
    }

    private static Rejection? ReadRequest(byte[] octets)
    {
        if (!UnverifiedRequest.Decode(octets).Try(out var read, out var refused))
        {
            return refused;
        }

        return read.Verify().Rejection;
    }

    private static Rejection? ReadList(byte[] octets)
    {
        if (!CertificateList.Decode(octets).Try(out var read, out var refused))
        {
            return refused;
        }

        _ = (read.Entries.Count, read.Find(Leaf.SerialNumber), read.IsIssuedBy(TestPki.Issuing));
        return null;
    }

    private static Rejection? ReadAnswer(byte[] octets)
    {
        if (!OcspAnswer.Decode(octets).Try(out var read, out var refused))
        {
            return refused;
        }

        _ = (read.IsSignedBy(TestPki.Issuing.PublicKey), read.Responses.Count);
        return null;
    }

    // Every extension that we write, and so every one that we read.
    private static IReadOnlyList<Extension> Everything() =>
    [
        .. TestPki.Signing(),
        CrlDistributionPointsExtension.Write(["http://localhost/full.crl", "http://localhost/second.crl"]),
        CrlDistributionPointsExtension.Write(["http://localhost/delta.crl"], freshest: true),
        AuthorityInfoAccessExtension.Write(["http://localhost/ocsp"], ["http://localhost/ca.cer"]),
        BasicConstraintsExtension.Write(isCa: false),
        OcspNoCheckExtension.Write(),
    ];
}
