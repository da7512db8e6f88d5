using System.Text;
using Tanba.Keys;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Requests;

namespace Tanba.Pki.Tests.Requests;

/// <summary>RFC 2986.</summary>
public class CertificationRequestTests
{
    private static readonly IReadOnlyList<Extension> Asked = [KeyStorageExtension.Write(Oids.KzStoragePkcs12), SubjectAltNameExtension.Write("a@example.kz")];

    [Theory]
    [InlineData("rsa2048")]
    [InlineData("p256")]
    [InlineData("p384")]
    public void What_was_asked_is_read_and_the_possession_proved(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        using var openssl = new OpenSsl();
        var der = CertificationRequest.Create(TestPki.Person, key, Asked);
        var request = UnverifiedRequest.Decode(der).Value.Verify().Value;

        Assert.Equal(TestPki.Person, request.Subject);
        Assert.Equal(key.PublicKey, request.PublicKey);
        Assert.Equal(Asked, request.RequestedExtensions);
        Assert.Equal(Oids.KzStoragePkcs12, request.KeyStorageOid);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(der), request.Sha256());

        openssl.Put("request", der);
        Assert.Contains("verify OK", openssl.Run("req", "-inform", "DER", "-in", "request", "-verify", "-noout"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_made_by_openssl_is_read()
    {
        using var openssl = new OpenSsl();
        openssl.Run("req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "key", "-out", "request.pem", "-subj", "/C=KZ/CN=A", "-addext", "subjectAltName=email:a@example.kz", "-utf8");
        var request = UnverifiedRequest.Decode(File.ReadAllBytes(Path.Combine(openssl.Folder, "request.pem"))).Value.Verify().Value;

        Assert.Equal("C=KZ, CN=A", request.Subject.ToString());
        Assert.Contains(request.RequestedExtensions, extension => extension.Oid == Oids.SubjectAltName);
        Assert.Null(request.KeyStorageOid);
    }

    [Fact]
    public void A_request_without_extensions_has_empty_attributes()
    {
        var der = CertificationRequest.Create(TestPki.Person, TestPki.PersonKey, []);
        Assert.Contains("A000", Convert.ToHexString(der), StringComparison.Ordinal);
        Assert.Empty(UnverifiedRequest.Decode(der).Value.Verify().Value.RequestedExtensions);
    }

    [Fact]
    public void Anothers_public_key_cannot_be_certified()
    {
        // The info names the issuing key, the person's key signs.
        var stolen = CertificationRequest.Create(TestPki.Person, new Impostor(TestPki.IssuingKey, TestPki.PersonKey), Asked);
        Assert.Equal("request.signature-wrong", UnverifiedRequest.Decode(stolen).Value.Verify().Rejection?.Code);
    }

    [Fact]
    public void A_storage_with_the_folder_beside_it_is_read() // the national clients send both
    {
        var withFolder = new Extension(Oids.KzKeyStorage, false, Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.KzStorageKaztoken);
                writer.WriteCharacterString(System.Formats.Asn1.UniversalTagNumber.UTF8String, "/home/daniyar");
            }
        }));
        Assert.Equal(Oids.KzStorageKaztoken, Read([withFolder]).KeyStorageOid);
        Assert.Null(Read([withFolder with { Value = new byte[] { 5, 0 } }]).KeyStorageOid);
    }

    [Fact]
    public void Pem_of_both_labels_is_read()
    {
        var der = CertificationRequest.Create(TestPki.Person, TestPki.PersonKey, Asked);
        Assert.All(["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"], label => Assert.False(UnverifiedRequest.Decode(Encoding.ASCII.GetBytes(Pem.Wrap(label, der))).IsRefused));
    }

    [Fact]
    public void More_than_32_KiB_is_not_read() => Assert.Equal("request.too-large", UnverifiedRequest.Decode(new byte[32 * 1024 + 1]).Rejection?.Code);

    [Fact]
    public void Mutated_requests_never_throw_and_never_prove_anything()
    {
        var der = CertificationRequest.Create(TestPki.Person, TestPki.PersonKey, Asked);
        Mutated.NeverThrows(der, UnverifiedRequest.Decode, (octets, request) => Assert.Equal(octets.AsSpan().SequenceEqual(der), !request.Verify().IsRefused));
    }

    private static CertificationRequest Read(IReadOnlyList<Extension> extensions) =>
        UnverifiedRequest.Decode(CertificationRequest.Create(TestPki.Person, TestPki.PersonKey, extensions)).Value.Verify().Value;

    private sealed class Impostor(SoftwareKey named, SoftwareKey signing) : ISigningKey
    {
        public SubjectPublicKeyInfo PublicKey => named.PublicKey;

        public SignatureAlgorithm Algorithm => signing.Algorithm;

        public byte[] Sign(ReadOnlySpan<byte> message) => signing.Sign(message);

        public void Dispose()
        {
        }
    }
}
