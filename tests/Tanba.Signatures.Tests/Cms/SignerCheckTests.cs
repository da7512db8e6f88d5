using System.Security.Cryptography;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>RFC 5652 §5.4–5.6, RFC 5035 §5: one fault of a signature at a time; where it says so, freshly signed with the fault inside.</summary>
public class SignerCheckTests
{
    private static readonly byte[] Text = "Прошу перевыпустить ключи\n"u8.ToArray();

    private static readonly Dictionary<string, (string? Code, Signer Signer)> Cases = new(StringComparer.Ordinal)
    {
        ["nothing"] = (null, new()),
        ["only what must be there"] = (null, new() { SigningTime = [], SigningCertificate = [] }),
        ["an attribute nobody knows"] = (null, new() { More = [Attribute("1.2.3.4", [5, 0])] }),
        ["the kind of key for the algorithm"] = (null, new() { Algorithm = AlgorithmIdentifier.Write(Oids.RsaEncryption, AlgorithmIdentifier.Null) }),
        ["no digest of the content"] = ("cms.attributes-wrong", new() { Digest = [] }),
        ["no type of the content"] = ("cms.attributes-wrong", new() { ContentType = [] }),
        ["two digests of the content"] = ("cms.attributes-wrong", new() { More = [Attribute(Oids.MessageDigestAttribute, Octets(new byte[32]))] }),
        ["two types of the content"] = ("cms.attributes-wrong", new() { More = [Attribute(Oids.ContentTypeAttribute, Oid(Oids.CmsData))] }),
        ["a digest with two values"] = ("cms.attributes-wrong", new() { Digest = Attribute(Oids.MessageDigestAttribute, Octets(SHA256.HashData(Text)), Octets(new byte[32])) }),
        ["a digest without value"] = ("cms.attributes-wrong", new() { Digest = Attribute(Oids.MessageDigestAttribute) }),
        ["a digest that is a number"] = ("cms.attributes-wrong", new() { Digest = Attribute(Oids.MessageDigestAttribute, [2, 1, 1]) }),
        ["another type of content"] = ("cms.attributes-wrong", new() { ContentType = Attribute(Oids.ContentTypeAttribute, Oid(Oids.TanbaAct)) }),
        ["a type that is text"] = ("cms.attributes-wrong", new() { ContentType = Attribute(Oids.ContentTypeAttribute, Octets([1])) }),
        ["the digest of another content"] = ("cms.digest-wrong", new() { Digest = Attribute(Oids.MessageDigestAttribute, Octets(new byte[32])) }),
        ["a shorter digest"] = ("cms.digest-wrong", new() { Digest = Attribute(Oids.MessageDigestAttribute, Octets(SHA256.HashData(Text)[..20])) }),
        ["the digest of another algorithm"] = ("cms.digest-wrong", new() { Digest = Attribute(Oids.MessageDigestAttribute, Octets(SHA512.HashData(Text))) }),
        ["two times of signing"] = ("cms.attributes-wrong", new() { More = [Attribute(Oids.SigningTimeAttribute, [23, 13, .. "261122120001Z"u8])] }),
        ["a time of signing that is none"] = ("cms.attributes-wrong", new() { SigningTime = Attribute(Oids.SigningTimeAttribute, [23, 13, .. "261322120000Z"u8]) }),
        ["another certificate meant"] = ("cms.signing-certificate-differs", new() { SigningCertificate = Attribute(Oids.SigningCertificateV2Attribute, SigningCertificate.Write(TestPki.Issuing)) }),
        ["two certificates meant"] = ("cms.signing-certificate-differs", new() { More = [Attribute(Oids.SigningCertificateV2Attribute, SigningCertificate.Write(TestPki.Issuing))] }),
        ["a certificate meant in no form"] = ("cms.attributes-wrong", new() { SigningCertificate = Attribute(Oids.SigningCertificateV2Attribute, [5, 0]) }),
        ["a signature over no attribute at all"] = ("cms.signature-wrong", new() { ContentType = [], Digest = [], SigningTime = [], SigningCertificate = [] }),
        ["a signature of another key"] = ("cms.signature-wrong", new() { Key = TestPki.IssuingKey }),
        ["a signature of nothing"] = ("cms.signature-wrong", new() { Value = _ => [] }),
        ["a bit of the signature changed"] = ("cms.signature-wrong", new() { Value = value => [.. value[..^1], (byte)(value[^1] ^ 1)] }),
        ["a time changed after signing"] = ("cms.signature-wrong", new() { Afterwards = hex => hex.Replace(Convert.ToHexString("261122120000Z"u8), Convert.ToHexString("251122120000Z"u8), StringComparison.Ordinal) }),
        ["a digest nobody knows"] = ("cms.algorithm-unknown", new() { DigestAlgorithm = AlgorithmIdentifier.Write(Oids.KzStreebog512, AlgorithmIdentifier.Null) }),
        ["a digest that is not of the algorithm"] = ("cms.algorithm-unknown", new() { DigestAlgorithm = AlgorithmIdentifier.Write(Oids.Sha384, AlgorithmIdentifier.Null) }),
        ["an algorithm of other keys"] = ("cms.algorithm-unknown", new() { Algorithm = SignatureAlgorithm.EcdsaSha256.Identifier.ToArray() }),
        ["SHA-1"] = ("cms.algorithm-unknown", new() { DigestAlgorithm = AlgorithmIdentifier.Write(Oids.Sha1, AlgorithmIdentifier.Null) }),
        ["another serial number"] = ("cms.certificate-missing", new() { Serial = TestPki.Issuing.SerialNumber.Octets.ToArray() }),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_signature_holds_or_the_fault_is_named(string fault)
    {
        var cms = SignedCms.Decode(Document([Cases[fault].Signer.Write()])).Value;
        Assert.Equal(Cases[fault].Code, cms.Check(cms.Signers[0]).Rejection?.Code);
    }

    [Fact]
    public void Each_of_several_signers_is_judged_alone()
    {
        string[] signers = ["nothing", "a bit of the signature changed", "only what must be there", "another serial number"];
        var cms = SignedCms.Decode(Document([.. signers.Select(name => Cases[name].Signer.Write())])).Value;

        // A SET OF is in the order of its octets.
        Assert.Equal(signers.Select(name => Cases[name].Code).Order(), cms.Signers.Select(signer => cms.Check(signer).Rejection?.Code).Order());
    }

    [Fact]
    public void Signers_with_keys_of_different_kinds_sign_one_content()
    {
        var ec = TestPki.Make(TestPki.Root.Subject, TestPki.Name("EC"), TestPki.RootKey, TestPki.RootKey, []);
        var infos = new[]
        {
            SignerInfoWriter.Write(SHA256.HashData(Text), Oids.CmsData, new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now)),
            SignerInfoWriter.Write(SHA384.HashData(Text), Oids.CmsData, new(ec, TestPki.RootKey, TestPki.Now.AddHours(1))),
        };
        var cms = SignedCms.Decode(new CmsParts { Content = Text, Certificates = [ec.Encoded, TestPki.Leaf.Encoded], Signers = [.. infos] }.Write()).Value;
        var found = cms.Signers.Select(signer => cms.Check(signer).Value).OrderBy(signer => signer.SigningTime).ToList();
        Assert.Equal([TestPki.Leaf, ec], found.Select(signer => signer.Certificate));
        Assert.Equal([TestPki.Now, TestPki.Now.AddHours(1)], found.Select(signer => signer.SigningTime!.Value));
    }

    [Fact]
    public void Without_certificates_or_content_the_check_says_what_is_missing()
    {
        var bare = SignedCms.Decode(new CmsParts { Content = Text, Signers = [Cases["nothing"].Signer.Write()] }.Write()).Value;
        Assert.Equal("cms.certificate-missing", bare.Check(bare.Signers[0]).Rejection?.Code);
        var detached = SignedCms.Decode(new CmsParts { Certificates = [TestPki.Leaf.Encoded], Signers = [Cases["nothing"].Signer.Write()] }.Write()).Value;
        Assert.Equal("cms.content-missing", detached.Check(detached.Signers[0]).Rejection?.Code);
        Assert.Equal("cms.digest-wrong", detached.Check(detached.Signers[0], ReadOnlyMemory<byte>.Empty).Rejection?.Code);
        Assert.Null(detached.Check(detached.Signers[0], Text).Rejection);
    }

    [Fact]
    public void Other_faults_of_the_document_are_refused_when_it_is_read()
    {
        var signer = Cases["nothing"].Signer.Write();
        Assert.Equal("cms.malformed", Code(new CmsParts { Type = Oids.CmsEnvelopedData, Signers = [signer] }.Write()));
        Assert.Equal("cms.malformed", Code(new CmsParts { Signers = [signer], Trailing = [5, 0] }.Write()));
        Assert.Equal("cms.malformed", Code(new CmsParts { Signers = [.. Enumerable.Repeat<ReadOnlyMemory<byte>>(signer, 101)] }.Write()));
        Assert.Equal("cms.malformed", Code(new CmsParts { Certificates = [.. Enumerable.Repeat(TestPki.Leaf.Encoded, 501)] }.Write()));
        Assert.Equal("cms.malformed", Code([.. Document([signer]), 0]));
        Assert.Empty(SignedCms.Decode(new CmsParts().Write()).Value.Signers);

        static string? Code(byte[] document) => SignedCms.Decode(document).Rejection?.Code;
    }

    private static byte[] Document(IReadOnlyList<byte[]> signers) =>
        new CmsParts { Content = Text, Certificates = [TestPki.Leaf.Encoded, TestPki.Issuing.Encoded], Signers = [.. signers.Select(signer => (ReadOnlyMemory<byte>)signer)] }.Write();

    private static byte[] Octets(byte[] octets) => Der.Write(writer => writer.WriteOctetString(octets));

    private static byte[] Oid(string oid) => Der.Write(writer => writer.WriteObjectIdentifier(oid));

    private static byte[] Attribute(string oid, params byte[][] values) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSetOf())
            {
                Array.ForEach(values, value => writer.WriteEncodedValue(value));
            }
        }
    });

    /// <summary>The fields of a SignerInfo; the attributes are signed as they stand here.</summary>
    private sealed record Signer
    {
        public SoftwareKey Key { get; init; } = TestPki.PersonKey;

        public byte[] Serial { get; init; } = TestPki.Leaf.SerialNumber.Octets.ToArray();

        public byte[] DigestAlgorithm { get; init; } = SignatureAlgorithm.RsaSha256.DigestIdentifier.ToArray();

        public byte[] ContentType { get; init; } = Attribute(Oids.ContentTypeAttribute, Oid(Oids.CmsData));

        public byte[] Digest { get; init; } = Attribute(Oids.MessageDigestAttribute, Octets(SHA256.HashData(Text)));

        public byte[] SigningTime { get; init; } = Attribute(Oids.SigningTimeAttribute, [23, 13, .. "261122120000Z"u8]);

        public byte[] SigningCertificate { get; init; } = Attribute(Oids.SigningCertificateV2Attribute, Signatures.Cms.SigningCertificate.Write(TestPki.Leaf));

        public IReadOnlyList<byte[]> More { get; init; } = [];

        public byte[] Algorithm { get; init; } = SignatureAlgorithm.RsaSha256.Identifier.ToArray();

        public Func<byte[], byte[]> Value { get; init; } = value => value;

        public Func<string, string> Afterwards { get; init; } = hex => hex;

        public byte[] Write()
        {
            byte[][] attributes = [.. new[] { ContentType, Digest, SigningTime, SigningCertificate }.Concat(More).Where(attribute => attribute.Length > 0)];
            var set = Der.Write(writer =>
            {
                using (writer.PushSetOf())
                {
                    Array.ForEach(attributes, attribute => writer.WriteEncodedValue(attribute));
                }
            });
            var value = Value(Key.Sign(set));
            set[0] = 0xA0;
            var info = Der.Write(writer =>
            {
                using (writer.PushSequence())
                {
                    writer.WriteInteger(1);
                    using (writer.PushSequence())
                    {
                        writer.WriteEncodedValue(TestPki.Leaf.Issuer.Encoded.Span);
                        writer.WriteInteger(Serial);
                    }

                    writer.WriteEncodedValue(DigestAlgorithm);
                    if (attributes.Length > 0)
                    {
                        writer.WriteEncodedValue(set);
                    }

                    writer.WriteEncodedValue(Algorithm);
                    writer.WriteOctetString(value);
                }
            });
            return Convert.FromHexString(Afterwards(Convert.ToHexString(info)));
        }
    }
}
