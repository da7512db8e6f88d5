using Tanba.Pki.Algorithms;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Tests.Crls;

/// <summary>RFC 5280 §5, one fault at a time, and what is only odd.</summary>
public class CrlFaultsTests
{
    private static readonly byte[] Number = Asn.Extension(Oids.CrlNumber, Asn.Integer(42));
    private static readonly byte[] At = Asn.Text(0x17, "261122120000Z");

    private static readonly Dictionary<string, Parts> Faults = new(StringComparer.Ordinal)
    {
        ["version v1 is written"] = new() { Version = Asn.Integer(0), Extensions = [] },
        ["version 3"] = new() { Version = Asn.Integer(2) },
        ["extensions in version 1"] = new() { Version = [] },
        ["another algorithm inside"] = new() { Inner = SignatureAlgorithm.RsaSha512.Identifier.ToArray() },
        ["no issuer"] = new() { Issuer = [] },
        ["no time"] = new() { ThisUpdate = [], NextUpdate = [] },
        ["a number for a time"] = new() { NextUpdate = Asn.Integer(1) },
        ["three times"] = new() { NextUpdate = [.. At, .. At] },
        ["an empty list of entries"] = new() { Entries = Asn.Sequence() }, // §5.1.2.6
        ["entry without time"] = new() { Entries = Asn.Sequence(Asn.Sequence(Asn.Integer(1))) },
        ["entry with a serial of 21 octets"] = new() { Entries = Asn.Sequence(Asn.Sequence(Asn.Integer([1, .. new byte[20]]), At)) },
        ["entry with something after"] = new() { Entries = Asn.Sequence(Asn.Sequence(Asn.Integer(1), At, Asn.Sequence(Reason(1)), Asn.Null)) },
        ["entry with empty extensions"] = new() { Entries = Entry() },
        ["entry with two reasons"] = new() { Entries = Entry(Reason(1), Reason(1)) },
        ["reason 7"] = new() { Entries = Entry(Reason(7)) }, // §5.3.1: not used
        ["reason 11"] = new() { Entries = Entry(Reason(11)) },
        ["reason below nought"] = new() { Entries = Entry(Reason(0xff)) },
        ["reason that is a number"] = new() { Entries = Entry(Asn.Extension(Oids.ReasonCode, Asn.Integer(1))) },
        ["entry of an indirect list"] = new() { Entries = Entry(Asn.Extension(Oids.CertificateIssuer, Asn.Sequence(), critical: true)) },
        ["entry with a critical extension nobody knows"] = new() { Entries = Entry(Asn.Extension("2.5.29.99", Asn.Null, critical: true)) },
        ["extensions in an entry of version 1"] = new() { Version = [], Extensions = [], Entries = Entry(Reason(1)) },
        ["no extension in the field for them"] = new() { Extensions = Asn.Tagged(0, Asn.Sequence()) },
        ["one extension twice"] = new() { Extensions = List(Number, Number) },
        ["two lists of extensions"] = new() { Extensions = Asn.Tagged(0, Asn.Sequence(Number), Asn.Sequence(Number)) },
        ["a scope that says nothing"] = new() { Extensions = List(Number, Asn.Extension(Oids.IssuingDistributionPoint, Asn.Sequence(), critical: true)) },
        ["a scope of users and authorities only"] = new() { Extensions = List(Number, Asn.Extension(Oids.IssuingDistributionPoint, Asn.Sequence(Asn.Implicit(1, 0xff), Asn.Implicit(2, 0xff)), critical: true)) },
        ["number that is none"] = new() { Extensions = List(Asn.Extension(Oids.CrlNumber, Asn.Null)) },
        ["number with a nought too many"] = new() { Extensions = List(Asn.Extension(Oids.CrlNumber, Asn.Integer(0, 1))) },
        ["number below nought"] = new() { Extensions = List(Asn.Extension(Oids.CrlNumber, Asn.Integer(0xff))) }, // §5.2.3: INTEGER (0..MAX)
        ["base below nought"] = new() { Extensions = List(Number, Asn.Extension(Oids.DeltaCrlIndicator, Asn.Integer(0xff), critical: true)) },
        ["number of 21 octets"] = new() { Extensions = List(Asn.Extension(Oids.CrlNumber, Asn.Integer([1, .. new byte[20]]))) },
        ["number and something after"] = new() { Extensions = List(Asn.Extension(Oids.CrlNumber, [2, 1, 1, 0])) },
        ["something after the extensions"] = new() { Extensions = [.. List(Number), .. Asn.Null] },
        ["signature of parts of octets"] = new() { Signature = _ => Asn.Tlv(3, [1, 0xfe]) },
        ["something after the signature"] = new() { Signature = bits => [.. bits, .. Asn.Null] },
        ["something after the end"] = new() { Whole = whole => [.. whole, 0] },
        ["indefinite length"] = new() { Whole = Asn.Indefinite },
    };

    private static readonly Dictionary<string, Parts> Oddities = new(StringComparer.Ordinal)
    {
        ["nothing odd"] = new(),
        ["version 1"] = new() { Version = [], Entries = [], Extensions = [] },
        ["version 1 with entries"] = new() { Version = [], Extensions = [], Entries = Asn.Sequence(Asn.Sequence(Asn.Integer(1), At)) },
        ["no next update"] = new() { NextUpdate = [] },
        ["no next update and no entries"] = new() { NextUpdate = [], Entries = [] },
        ["no extensions"] = new() { Extensions = [] },
        ["next update in the far future"] = new() { NextUpdate = Asn.Text(0x18, "99991231235959Z") },
        ["a number of twenty octets"] = new() { Extensions = List(Asn.Extension(Oids.CrlNumber, Asn.Integer([0x7f, .. Enumerable.Repeat((byte)0xff, 19)]))) },
        ["an extension nobody knows"] = new() { Extensions = List(Number, Asn.Extension("2.5.29.99", Asn.Null)) },
        ["an issuing distribution point that is not critical"] = new() { Extensions = List(Number, Asn.Extension(Oids.IssuingDistributionPoint, Asn.Sequence(Asn.Implicit(4, 0xff)))) },
        ["the date of invalidity"] = new() { Entries = Entry(Reason(1), Asn.Extension(Oids.InvalidityDate, Asn.Text(0x18, "20261122120000Z"))) },
        ["a reason that is critical"] = new() { Entries = Entry(Asn.Extension(Oids.ReasonCode, Asn.Enumerated(4), critical: true)) },
        ["unspecified is written"] = new() { Entries = Entry(Reason(0)) },
    };

    public static TheoryData<string> NamesOfFaults => [.. Faults.Keys];

    public static TheoryData<string> NamesOfOddities => [.. Oddities.Keys];

    [Theory]
    [MemberData(nameof(NamesOfFaults))]
    public void A_fault_of_form_is_refused(string fault) => Assert.Equal("crl.malformed", CertificateList.Decode(Faults[fault].Write()).Rejection?.Code);

    [Theory]
    [MemberData(nameof(NamesOfOddities))]
    public void What_is_only_odd_is_read_and_its_signature_checked(string oddity)
    {
        var list = CertificateList.Decode(Oddities[oddity].Write()).Value;
        Assert.True(list.IsSignedBy(TestPki.IssuingKey.PublicKey));
        Assert.True(list.IsIssuedBy(TestPki.Issuing));
        Assert.False(list.IsIssuedBy(TestPki.Root));
        Assert.False(list.IsIssuedBy(TestPki.Leaf));
    }

    [Fact]
    public void A_list_that_breaks_off_anywhere_is_refused()
    {
        var whole = TestCrls.Full().Sign(TestPki.IssuingKey);
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Equal("crl.malformed", CertificateList.Decode(whole.AsMemory(0, length)).Rejection?.Code));
    }

    [Fact]
    public void Of_two_entries_for_one_certificate_the_later_in_the_list_counts()
    {
        var entries = Asn.Sequence(Asn.Sequence(Asn.Integer(1), At, Asn.Sequence(Reason(6))), Asn.Sequence(Asn.Integer(1), At, Asn.Sequence(Reason(8))));
        var entry = Assert.Single(CertificateList.Decode(new Parts { Entries = entries }.Write()).Value.Entries);
        Assert.Equal(RevocationReason.RemoveFromCrl, entry.Reason);
    }

    [Fact]
    public void An_unknown_algorithm_signs_nothing()
    {
        var algorithm = AlgorithmIdentifier.Write(Oids.RsaPss, AlgorithmIdentifier.Null);
        Assert.False(CertificateList.Decode(new Parts { Inner = algorithm, Outer = algorithm }.Write()).Value.IsSignedBy(TestPki.IssuingKey.PublicKey));
    }

    private static byte[] Reason(byte reason) => Asn.Extension(Oids.ReasonCode, Asn.Enumerated(reason));

    private static byte[] Entry(params byte[][] extensions) => Asn.Sequence(Asn.Sequence(Asn.Integer(1), At, Asn.Sequence(extensions)));

    private static byte[] List(params byte[][] extensions) => Asn.Tagged(0, Asn.Sequence(extensions));

    private sealed record Parts
    {
        public byte[] Version { get; init; } = Asn.Integer(1);

        public byte[] Inner { get; init; } = TestPki.IssuingKey.Algorithm.Identifier.ToArray();

        public byte[] Issuer { get; init; } = TestPki.Issuing.Subject.Encoded.ToArray();

        public byte[] ThisUpdate { get; init; } = At;

        public byte[] NextUpdate { get; init; } = At;

        public byte[] Entries { get; init; } = Entry(Reason(1));

        public byte[] Extensions { get; init; } = List(Number);

        public byte[] Outer { get; init; } = TestPki.IssuingKey.Algorithm.Identifier.ToArray();

        public Func<byte[], byte[]> Signature { get; init; } = bits => bits;

        public Func<byte[], byte[]> Whole { get; init; } = whole => whole;

        public byte[] Write()
        {
            var tbs = Asn.Sequence(Version, Inner, Issuer, ThisUpdate, NextUpdate, Entries, Extensions);
            return Whole(Asn.Sequence(tbs, Outer, Signature(Asn.Bits(TestPki.IssuingKey.Sign(tbs)))));
        }
    }
}
