using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Requests;

namespace Tanba.Pki.Tests.Requests;

/// <summary>RFC 2986 §4, RFC 2985 §5.4.2: one fault at a time. The signature is right, so that nothing but the fault speaks against the request.</summary>
public class RequestFaultsTests
{
    private static readonly byte[] Mail = Asn.Sequence(Asn.Oid(Oids.SubjectAltName), Asn.Octets(Asn.Sequence(Asn.Implicit(1, 0x61))));
    private static readonly byte[] Asked = Attribute(Oids.ExtensionRequestAttribute, Asn.Sequence(Mail));

    private static readonly Dictionary<string, Parts> Faults = new(StringComparer.Ordinal)
    {
        ["version 2"] = new() { Version = Asn.Integer(1) },
        ["version below nought"] = new() { Version = Asn.Integer(0xff) },
        ["no version"] = new() { Version = [] },
        ["no subject"] = new() { Subject = [] },
        ["subject in the indefinite form"] = new() { Subject = Asn.Indefinite(TestPki.Person.Encoded.ToArray()) },
        ["no key"] = new() { Key = [] },
        ["no attributes at all"] = new() { Attributes = [] }, // RFC 2986 §4.1: the field is there, if only empty
        ["attributes with another tag"] = new() { Attributes = Asn.Tagged(1) },
        ["attributes twice"] = new() { Attributes = [.. Asn.Tagged(0), .. Asn.Tagged(0)] },
        ["attribute without values"] = new() { Attributes = Asn.Tagged(0, Asn.Sequence(Asn.Oid(Oids.ChallengePasswordAttribute))) },
        ["attribute with something after"] = new() { Attributes = Asn.Tagged(0, Asn.Sequence(Asn.Oid(Oids.ChallengePasswordAttribute), Asn.Set(), Asn.Null)) },
        ["attributes out of order"] = new() { Attributes = Asn.Tagged(0, Asked, Attribute(Oids.UnstructuredNameAttribute, Asn.Text(0x16, "a"))) },
        ["extensions asked for twice"] = new() { Attributes = Asn.Tagged(0, Asked, Asked) },
        ["two lists of extensions"] = new() { Attributes = Asn.Tagged(0, Attribute(Oids.ExtensionRequestAttribute, Asn.Sequence(Mail), Asn.Sequence(Mail))) },
        ["no list of extensions"] = new() { Attributes = Asn.Tagged(0, Attribute(Oids.ExtensionRequestAttribute)) },
        ["an empty list of extensions"] = new() { Attributes = Asn.Tagged(0, Attribute(Oids.ExtensionRequestAttribute, Asn.Sequence())) },
        ["one extension twice"] = new() { Attributes = Asn.Tagged(0, Attribute(Oids.ExtensionRequestAttribute, Asn.Sequence(Mail, Mail))) },
        ["signature of parts of octets"] = new() { Signature = _ => Asn.Tlv(3, [1, 0xfe]) },
        ["no signature"] = new() { Signature = _ => [] },
        ["something after the signature"] = new() { Signature = bits => [.. bits, .. Asn.Null] },
        ["something after the end"] = new() { Whole = whole => [.. whole, 0] },
        ["indefinite length"] = new() { Whole = Asn.Indefinite },
        ["length in more octets than needed"] = new() { Whole = Asn.LongLength },
    };

    public static TheoryData<string> NamesOfFaults => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(NamesOfFaults))]
    public void A_fault_of_form_is_refused(string fault) => Assert.Equal("request.malformed", UnverifiedRequest.Decode(Faults[fault].Write()).Rejection?.Code);

    [Fact]
    public void The_parts_without_a_fault_make_a_good_request()
    {
        var request = UnverifiedRequest.Decode(new Parts { Attributes = Asn.Tagged(0, Asked) }.Write()).Value.Verify().Value;
        Assert.Equal(TestPki.Person, request.Subject);
        Assert.Equal(Oids.SubjectAltName, Assert.Single(request.RequestedExtensions).Oid);
    }

    [Fact]
    public void Attributes_that_mean_nothing_to_us_are_passed_over()
    {
        var parts = new Parts { Attributes = Asn.Tagged(0, Attribute(Oids.ChallengePasswordAttribute, Asn.Text(0x13, "abc")), Asked) };
        Assert.Single(UnverifiedRequest.Decode(parts.Write()).Value.Verify().Value.RequestedExtensions);
    }

    [Fact]
    public void A_request_that_breaks_off_anywhere_is_refused()
    {
        var whole = CertificationRequest.Create(TestPki.Person, TestPki.RootKey, [KeyStorageExtension.Write(Oids.KzStoragePkcs12)]);
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Equal("request.malformed", UnverifiedRequest.Decode(whole.AsMemory(0, length)).Rejection?.Code));
    }

    [Theory]
    [InlineData(Oids.Sha1WithRsa)]
    [InlineData(Oids.RsaPss)]
    [InlineData(Oids.KzGost2004Key)]
    public void An_algorithm_nobody_knows_proves_no_possession(string oid)
    {
        var parts = new Parts { Algorithm = AlgorithmIdentifier.Write(oid, default) };
        Assert.Equal("request.algorithm-unknown", UnverifiedRequest.Decode(parts.Write()).Value.Verify().Rejection?.Code);
    }

    [Theory]
    [InlineData("another algorithm than it was signed with")]
    [InlineData("an algorithm of other keys")]
    [InlineData("a signature of nothing")]
    [InlineData("a signature over another request")]
    public void A_signature_that_is_not_of_this_request_proves_no_possession(string what)
    {
        var other = TestPki.PersonKey.Sign("another request"u8);
        var parts = what switch
        {
            "another algorithm than it was signed with" => new Parts { Algorithm = SignatureAlgorithm.RsaSha512.Identifier.ToArray() },
            "an algorithm of other keys" => new Parts { Algorithm = SignatureAlgorithm.EcdsaSha256.Identifier.ToArray() },
            "a signature of nothing" => new Parts { Signature = _ => Asn.Bits() },
            _ => new Parts { Signature = _ => Asn.Bits(other) },
        };
        Assert.Equal("request.signature-wrong", UnverifiedRequest.Decode(parts.Write()).Value.Verify().Rejection?.Code);
    }

    [Fact]
    public void Another_subject_than_was_signed_proves_no_possession()
    {
        var whole = CertificationRequest.Create(TestPki.Person, TestPki.PersonKey, []);
        var renamed = Convert.ToHexString(whole).Replace(Convert.ToHexString("900101300007"u8), Convert.ToHexString("900101300008"u8), StringComparison.Ordinal);
        var request = UnverifiedRequest.Decode(Convert.FromHexString(renamed)).Value;
        Assert.Equal("request.signature-wrong", request.Verify().Rejection?.Code);
    }

    [Fact]
    public void A_request_of_32_KiB_is_read()
    {
        // The extension swells until the whole is as long as may be.
        var sizes = Enumerable.Range(31_900, 400).Select(count => (count, CertificationRequest.Create(TestPki.Person, new Unsigned(), [new Extension("2.5.29.99", false, new byte[count])]).Length)).ToList();
        var (fits, _) = sizes.Single(size => size.Length == 32 * 1024);
        Assert.False(UnverifiedRequest.Decode(CertificationRequest.Create(TestPki.Person, new Unsigned(), [new Extension("2.5.29.99", false, new byte[fits])])).IsRefused);
        Assert.Equal("request.too-large", UnverifiedRequest.Decode(CertificationRequest.Create(TestPki.Person, new Unsigned(), [new Extension("2.5.29.99", false, new byte[fits + 1])])).Rejection?.Code);
    }

    private static byte[] Attribute(string oid, params byte[][] values) => Asn.Sequence(Asn.Oid(oid), Asn.Set(values));

    private sealed record Parts
    {
        public byte[] Version { get; init; } = Asn.Integer(0);

        public byte[] Subject { get; init; } = TestPki.Person.Encoded.ToArray();

        public byte[] Key { get; init; } = TestPki.PersonKey.PublicKey.Encoded.ToArray();

        public byte[] Attributes { get; init; } = Asn.Tagged(0);

        public byte[] Algorithm { get; init; } = TestPki.PersonKey.Algorithm.Identifier.ToArray();

        public Func<byte[], byte[]> Signature { get; init; } = bits => bits;

        public Func<byte[], byte[]> Whole { get; init; } = whole => whole;

        public byte[] Write()
        {
            var info = Asn.Sequence(Version, Subject, Key, Attributes);
            return Whole(Asn.Sequence(info, Algorithm, Signature(Asn.Bits(TestPki.PersonKey.Sign(info)))));
        }
    }

    /// <summary>A key whose signatures cost nothing, where only the length counts.</summary>
    private sealed class Unsigned : ISigningKey
    {
        public SubjectPublicKeyInfo PublicKey => TestPki.PersonKey.PublicKey;

        public SignatureAlgorithm Algorithm => TestPki.PersonKey.Algorithm;

        public byte[] Sign(ReadOnlySpan<byte> message) => new byte[256];

        public void Dispose()
        {
        }
    }
}
