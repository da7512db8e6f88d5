using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Tests.Certificates;

/// <summary>What a strict reader of certificates must not let pass, one fault at a time, and what it must.</summary>
public class CertificateFaultsTests
{
    private static readonly byte[] Odd = Asn.Extension("2.5.29.99", Asn.Null);

    private static readonly Dictionary<string, CertificateParts> Faults = new(StringComparer.Ordinal)
    {
        // RFC 5280 §4.1.2.1; X.690 §11.5: a default is not written.
        ["version v1 is written"] = new() { Version = Asn.Tagged(0, Asn.Integer(0)), Extensions = [] },
        ["version 4"] = new() { Version = Asn.Tagged(0, Asn.Integer(3)) },
        ["version below nought"] = new() { Version = Asn.Tagged(0, Asn.Integer(0xff)) },
        ["two versions"] = new() { Version = Asn.Tagged(0, Asn.Integer(2), Asn.Integer(2)) },
        ["version without its tag"] = new() { Version = Asn.Integer(2) },
        ["extensions in version 1"] = new() { Version = [] },
        ["extensions in version 2"] = new() { Version = Asn.Tagged(0, Asn.Integer(1)) },

        // RFC 5280 §4.1.2.2; X.690 §8.3.2.
        ["serial of 21 octets"] = new() { Serial = Asn.Integer([0x10, .. new byte[20]]) },
        ["serial with a nought too many"] = new() { Serial = Asn.Integer(0, 1) },
        ["negative serial with ones too many"] = new() { Serial = Asn.Integer(0xff, 0x80) },
        ["serial without octets"] = new() { Serial = Asn.Integer() },
        ["serial that is text"] = new() { Serial = Asn.Text(0x13, "1001") },
        ["no serial"] = new() { Serial = [] },

        // RFC 5280 §4.1.1.2, §4.1.1.3.
        ["another algorithm inside"] = new() { InnerAlgorithm = SignatureAlgorithm.RsaSha512.Identifier.ToArray() },
        ["the NULL is missing inside"] = new() { InnerAlgorithm = AlgorithmIdentifier.Write(Oids.Sha256WithRsa, default) },
        ["another algorithm outside"] = new() { OuterAlgorithm = SignatureAlgorithm.RsaSha384.Identifier.ToArray() },
        ["parameters twice"] = new() { OuterAlgorithm = Asn.Sequence(Asn.Oid(Oids.Sha256WithRsa), Asn.Null, Asn.Null) },
        ["signature of parts of octets"] = new() { Signature = bits => Asn.Tlv(3, [4, 0xf0]) },
        ["signature in an OCTET STRING"] = new() { Signature = bits => Asn.Octets([1, 2, 3]) },
        ["no signature"] = new() { Signature = _ => [] },
        ["two signatures"] = new() { Signature = bits => [.. bits, .. bits] },

        // RFC 5280 §4.1.2.4.
        ["issuer that is a SET"] = new() { Issuer = Asn.Set() },
        ["RDN without attribute"] = new() { Issuer = Asn.Sequence(Asn.Set()) },
        ["attribute without value"] = new() { Subject = Asn.Sequence(Asn.Set(Asn.Sequence(Asn.Oid(Oids.CommonName)))) },
        ["attribute with two values"] = new() { Subject = Asn.Sequence(Asn.Set(Asn.Sequence(Asn.Oid(Oids.CommonName), Asn.Text(0x13, "A"), Asn.Text(0x13, "B")))) },
        ["RDN out of order"] = new() { Subject = Asn.Sequence(Asn.Set(Attribute(Oids.Organization, "B"), Attribute(Oids.CommonName, "A"))) },
        ["text that its type does not have"] = new() { Subject = Asn.Sequence(Asn.Set(Attribute(Oids.CommonName, "a@b"))) },
        ["text in pieces"] = new() { Subject = Asn.Sequence(Asn.Set(Asn.Sequence(Asn.Oid(Oids.CommonName), Asn.Tlv(0x33, Asn.Text(0x13, "A"))))) },
        ["UTF-8 that is none"] = new() { Subject = Asn.Sequence(Asn.Set(Asn.Sequence(Asn.Oid(Oids.CommonName), Asn.Tlv(12, [0xc3])))) },

        // RFC 5280 §4.1.2.5.
        ["one time"] = new() { Validity = Asn.Sequence(Asn.Text(0x17, "260101000000Z")) },
        ["three times"] = new() { Validity = Asn.Sequence(Asn.Text(0x17, "260101000000Z"), Asn.Text(0x17, "260101000000Z"), Asn.Text(0x17, "260101000000Z")) },
        ["UTCTime without seconds"] = new() { Validity = Times(0x17, "2601010000Z") },
        ["UTCTime with an offset"] = new() { Validity = Times(0x17, "260101000000+0500") },
        ["a 30th of February"] = new() { Validity = Times(0x17, "260230000000Z") },
        ["an hour 24"] = new() { Validity = Times(0x17, "260101240000Z") },
        ["GeneralizedTime with a fraction"] = new() { Validity = Times(0x18, "20260101000000.5Z") },
        ["GeneralizedTime without zone"] = new() { Validity = Times(0x18, "20260101000000") },
        ["time that is text"] = new() { Validity = Times(0x13, "260101000000Z") },

        // RFC 5280 §4.1.2.7, §4.1.2.8.
        ["key of parts of octets"] = new() { Key = Asn.Sequence(AlgorithmIdentifier.Write(Oids.RsaEncryption, AlgorithmIdentifier.Null), Asn.Tlv(3, [1, 0xfe])) },
        ["key without bits"] = new() { Key = Asn.Sequence(AlgorithmIdentifier.Write(Oids.RsaEncryption, AlgorithmIdentifier.Null)) },
        ["no key"] = new() { Key = [] },
        ["unique identifier in version 1"] = new() { Version = [], Extensions = [], UniqueIds = Asn.Implicit(1, 0, 0xaa) },
        ["unique identifiers out of order"] = new() { UniqueIds = [.. Asn.Implicit(2, 0, 0xaa), .. Asn.Implicit(1, 0, 0xaa)] },

        // RFC 5280 §4.1.2.9, §4.2.
        ["no extension in the field for them"] = new() { Extensions = CertificateParts.WithExtensions() },
        ["one extension twice"] = new() { Extensions = CertificateParts.WithExtensions(Odd, Odd) },
        ["extension twice, once critical"] = new() { Extensions = CertificateParts.WithExtensions(Odd, Asn.Extension("2.5.29.99", Asn.Null, critical: true)) },
        ["TRUE is not ff"] = new() { Extensions = CertificateParts.WithExtensions(Asn.Sequence(Asn.Oid("2.5.29.99"), [1, 1, 1], Asn.Octets(Asn.Null))) },
        ["extension without value"] = new() { Extensions = CertificateParts.WithExtensions(Asn.Sequence(Asn.Oid("2.5.29.99"))) },
        ["extension value outside its OCTET STRING"] = new() { Extensions = CertificateParts.WithExtensions(Asn.Sequence(Asn.Oid("2.5.29.99"), Asn.Null)) },
        ["extension with something after"] = new() { Extensions = CertificateParts.WithExtensions(Asn.Sequence(Asn.Oid("2.5.29.99"), Asn.Octets(Asn.Null), Asn.Null)) },
        ["two lists of extensions"] = new() { Extensions = Asn.Tagged(3, Asn.Sequence(Odd), Asn.Sequence(Odd)) },
        ["something after the extensions"] = new() { Extensions = [.. CertificateParts.WithExtensions(Odd), .. Asn.Null] },
        ["another tag for extensions"] = new() { Extensions = Asn.Tagged(4, Asn.Sequence(Odd)) },

        // X.690 §10.1, §10.2.
        ["indefinite length"] = new() { Whole = Asn.Indefinite },
        ["indefinite length inside"] = new() { Subject = Asn.Indefinite(TestPki.Name("B").Encoded.ToArray()) },
        ["length in more octets than needed"] = new() { Whole = Asn.LongLength },
        ["length in more octets than needed inside"] = new() { Key = Asn.LongLength(TestPki.PersonKey.PublicKey.Encoded.ToArray()) },
        ["something after the end"] = new() { Whole = whole => [.. whole, 0] },
        ["a second certificate after the end"] = new() { Whole = whole => [.. whole, .. whole] },
        ["a first certificate in a list"] = new() { Whole = whole => Asn.Sequence(whole) },
    };

    private static readonly Dictionary<string, CertificateParts> Oddities = new(StringComparer.Ordinal)
    {
        ["nothing odd"] = new(),
        ["version 1 without extensions"] = new() { Version = [], Extensions = [] },
        ["version 2 with unique identifiers"] = new() { Version = Asn.Tagged(0, Asn.Integer(1)), Extensions = [], UniqueIds = [.. Asn.Implicit(1, 0, 0xaa), .. Asn.Implicit(2, 0, 0xaa)] },
        ["version 3 with unique identifiers"] = new() { UniqueIds = Asn.Implicit(2, 0, 0xaa) },
        ["serial nought"] = new() { Serial = Asn.Integer(0) },
        ["negative serial"] = new() { Serial = Asn.Integer(0x80) },
        ["serial of twenty octets"] = new() { Serial = Asn.Integer([0x7f, .. Enumerable.Repeat((byte)0xff, 19)]) },
        ["subject without attributes"] = new() { Subject = Asn.Sequence() },
        ["GeneralizedTime before 2050"] = new() { Validity = Times(0x18, "20260101000000Z") },
        ["end before the beginning"] = new() { Validity = Asn.Sequence(Asn.Text(0x17, "270101000000Z"), Asn.Text(0x17, "260101000000Z")) },
        ["the end of all times"] = new() { Validity = Times(0x18, "99991231235959Z") }, // RFC 5280 §4.1.2.5: no well-defined expiration
        ["an extension nobody knows"] = new() { Extensions = CertificateParts.WithExtensions(Asn.Extension("2.5.29.99", [1, 2, 3], critical: true)) },
        ["a key nobody knows"] = new() { Key = Asn.Sequence(Asn.Sequence(Asn.Oid("1.3.101.112")), Asn.Bits(new byte[32])) },
    };

    public static TheoryData<string> NamesOfFaults => [.. Faults.Keys];

    public static TheoryData<string> NamesOfOddities => [.. Oddities.Keys];

    [Theory]
    [MemberData(nameof(NamesOfFaults))]
    public void A_fault_of_form_is_refused(string fault) => Assert.Equal("certificate.malformed", Certificate.Decode(Faults[fault].Write()).Rejection?.Code);

    [Theory]
    [MemberData(nameof(NamesOfOddities))]
    public void What_is_only_odd_is_read_and_its_signature_checked(string oddity)
    {
        var certificate = Certificate.Decode(Oddities[oddity].Write()).Value;
        Assert.True(certificate.IsSignedBy(TestPki.PersonKey.PublicKey));
        Assert.False(certificate.IsSignedBy(TestPki.IssuingKey.PublicKey));
    }

    [Fact]
    public void A_certificate_that_breaks_off_anywhere_is_refused()
    {
        var whole = TestPki.Leaf.Encoded;
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Equal("certificate.malformed", Certificate.Decode(whole[..length]).Rejection?.Code));
    }

    [Fact]
    public void A_certificate_of_64_KiB_is_read_and_one_octet_more_is_not()
    {
        var filled = new CertificateParts { Extensions = Filled(0) }.Write().Length;
        var room = (64 * 1024) - filled;

        // The lengths themselves grow with what they count: look for the filling that ends exactly at the limit.
        var exact = Enumerable.Range(room - 40, 41).Select(count => new CertificateParts { Extensions = Filled(count) }.Write()).Single(whole => whole.Length == 64 * 1024);
        Assert.False(Certificate.Decode(exact).IsRefused);
        Assert.Equal("certificate.too-large", Certificate.Decode((byte[])[.. exact, 0]).Rejection?.Code);
        Assert.False(Certificate.Decode(System.Text.Encoding.ASCII.GetBytes(Pem.Wrap("CERTIFICATE", exact))).IsRefused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN X509 CRL-----\nMAA=\n-----END X509 CRL-----\n")]
    [InlineData("no certificate at all")]
    public void Text_without_a_certificate_is_refused(string text) =>
        Assert.Equal("certificate.malformed", Certificate.Decode(System.Text.Encoding.ASCII.GetBytes(text)).Rejection?.Code);

    private static byte[] Filled(int count) => CertificateParts.WithExtensions(Asn.Extension("2.5.29.99", new byte[count]));

    private static byte[] Attribute(string oid, string printable) => Asn.Sequence(Asn.Oid(oid), Asn.Text(0x13, printable));

    private static byte[] Times(byte tag, string time) => Asn.Sequence(Asn.Text(tag, time), Asn.Text(tag, time));
}
