using Tanba.Pki.Algorithms;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Pki.Tests.Ocsp;

/// <summary>RFC 6960 §4, one fault at a time: in what is asked, and in what is answered.</summary>
public class OcspFaultsTests
{
    private static readonly byte[] Id = CertIdOf(Asn.Integer(0x10));
    private static readonly byte[] List = Asn.Sequence(Asn.Sequence(Id));
    private static readonly byte[] Now = Asn.Text(0x18, "20261122120000Z");
    private static readonly byte[] Good = Asn.Implicit(0);
    private static readonly byte[] Single = Asn.Sequence(Id, Good, Now);

    private static readonly Dictionary<string, byte[]> FaultsOfRequests = new(StringComparer.Ordinal)
    {
        ["nothing"] = [],
        ["version 2"] = Request(Asn.Tagged(0, Asn.Integer(1)), List),
        ["two versions"] = Request(Asn.Tagged(0, Asn.Integer(0), Asn.Integer(0)), List),
        ["no list"] = Request(),
        ["only a version"] = Request(Asn.Tagged(0, Asn.Integer(0))),
        ["an empty list"] = Request(Asn.Sequence()),
        ["an empty entry"] = Request(Asn.Sequence(Asn.Sequence())),
        ["an id without serial"] = Request(Asn.Sequence(Asn.Sequence(CertIdOf([])))),
        ["an id with a long serial"] = Request(Asn.Sequence(Asn.Sequence(CertIdOf(Asn.Integer([1, .. new byte[20]]))))),
        ["an id with something after"] = Request(Asn.Sequence(Asn.Sequence(CertIdOf([.. Asn.Integer(1), .. Asn.Null])))),
        ["extensions that are empty"] = Request(List, Asn.Tagged(2, Asn.Sequence())),
        ["a critical extension nobody knows"] = Request(List, Asn.Tagged(2, Asn.Sequence(Asn.Extension(Oids.OcspServiceLocator, Asn.Null, critical: true)))),
        ["a critical extension of one entry"] = Request(Asn.Sequence(Asn.Sequence(Id, Asn.Tagged(0, Asn.Sequence(Asn.Extension("2.5.29.99", Asn.Null, critical: true)))))),
        ["an empty nonce"] = Request(List, Asn.Tagged(2, Asn.Sequence(Asn.Extension(Oids.OcspNonce, Asn.Octets())))),
        ["a nonce without its OCTET STRING"] = Request(List, Asn.Tagged(2, Asn.Sequence(Asn.Extension(Oids.OcspNonce, [1, 2, 3])))),
        ["two nonces"] = Request(List, Asn.Tagged(2, Asn.Sequence(Asn.Extension(Oids.OcspNonce, Asn.Octets([1])), Asn.Extension(Oids.OcspNonce, Asn.Octets([2]))))),
        ["something after the extensions"] = Request(List, Asn.Tagged(2, Asn.Sequence(Asn.Extension(Oids.OcspNonce, Asn.Octets([1])))), Asn.Null),
        ["something else for a signature"] = Asn.Sequence(Asn.Sequence(List), Asn.Null),
        ["something after the end"] = [.. Request(List), 0],
        ["indefinite length"] = Asn.Indefinite(Request(List)),
    };

    private static readonly Dictionary<string, byte[]> OddRequests = new(StringComparer.Ordinal)
    {
        ["nothing odd"] = Request(List),
        ["version 1 is written"] = Request(Asn.Tagged(0, Asn.Integer(0)), List),
        ["somebody who asks"] = Request(Asn.Tagged(1, Asn.Tagged(4, TestPki.Person.Encoded.ToArray())), List),
        ["a signature"] = Asn.Sequence(Asn.Sequence(List), Asn.Tagged(0, Asn.Sequence(SignatureAlgorithm.RsaSha256.Identifier.ToArray(), Asn.Bits(1)))),
        ["a wish for algorithms"] = Request(List, Asn.Tagged(2, Asn.Sequence(Asn.Extension(Oids.OcspPreferredSignatureAlgorithms, Asn.Sequence())))),
        ["an entry with an extension"] = Request(Asn.Sequence(Asn.Sequence(Id, Asn.Tagged(0, Asn.Sequence(Asn.Extension(Oids.OcspServiceLocator, Asn.Null)))))),
        ["a critical nonce"] = Request(List, Asn.Tagged(2, Asn.Sequence(Asn.Extension(Oids.OcspNonce, Asn.Octets([1]), critical: true)))),
    };

    private static readonly Dictionary<string, byte[]> FaultsOfAnswers = new(StringComparer.Ordinal)
    {
        ["success without an answer"] = Asn.Sequence(Asn.Enumerated(0)),
        ["an answer of another type"] = Asn.Sequence(Asn.Enumerated(0), Asn.Tagged(0, Asn.Sequence(Asn.Oid(Oids.OcspNonce), Asn.Octets(Basic(Data(Single)))))),
        ["an answer with something after"] = Asn.Sequence(Asn.Enumerated(0), Asn.Tagged(0, Asn.Sequence(Asn.Oid(Oids.OcspBasic), Asn.Octets(Basic(Data(Single))), Asn.Null))),
        ["two answers"] = Asn.Sequence(Asn.Enumerated(0), Asn.Tagged(0, Asn.Sequence(Asn.Oid(Oids.OcspBasic), Asn.Octets(Basic(Data(Single)))), Asn.Null)),
        ["an error with an answer"] = Asn.Sequence(Asn.Enumerated(1), Asn.Tagged(0, Asn.Null)),
        ["version 2"] = Answer([.. Asn.Tagged(0, Asn.Integer(1)), .. Responder(), .. Now, .. Asn.Sequence(Single)]),
        ["no responder"] = Answer([.. Now, .. Asn.Sequence(Single)]),
        ["produced at a UTCTime"] = Answer([.. Responder(), .. Asn.Text(0x17, "261122120000Z"), .. Asn.Sequence(Single)]),
        ["a status of its own"] = Answer(Data(Asn.Sequence(Id, Asn.Implicit(3), Now))),
        ["good with octets"] = Answer(Data(Asn.Sequence(Id, Asn.Implicit(0, 1), Now))),
        ["revoked without time"] = Answer(Data(Asn.Sequence(Id, Asn.Tagged(1), Now))),
        ["revoked for reason 7"] = Answer(Data(Asn.Sequence(Id, Asn.Tagged(1, Now, Asn.Tagged(0, Asn.Enumerated(7))), Now))),
        ["revoked with something after"] = Answer(Data(Asn.Sequence(Id, Asn.Tagged(1, Now, Asn.Tagged(0, Asn.Enumerated(1)), Asn.Null), Now))),
        ["no time of this update"] = Answer(Data(Asn.Sequence(Id, Good))),
        ["next update twice"] = Answer(Data(Asn.Sequence(Id, Good, Now, Asn.Tagged(0, Now, Now)))),
        ["extensions of one that are none"] = Answer(Data(Asn.Sequence(Id, Good, Now, Asn.Tagged(1, Asn.Null)))),
        ["something after one"] = Answer(Data(Asn.Sequence(Id, Good, Now, Asn.Tagged(0, Now), Asn.Null))),
        ["two lists of extensions"] = Answer([.. Data(Single), .. Asn.Tagged(1, Nonces(1), Nonces(1))]),
        ["one extension twice"] = Answer([.. Data(Single), .. Asn.Tagged(1, Nonces(2))]),
        ["certificates that are none"] = Wrap(Basic(Data(Single), Asn.Tagged(0, Asn.Sequence(Asn.Null)))),
        ["two lists of certificates"] = Wrap(Basic(Data(Single), Asn.Tagged(0, Asn.Sequence(), Asn.Sequence()))),
        ["a signature of parts of octets"] = Wrap(Asn.Sequence(Asn.Sequence(Data(Single)), SignatureAlgorithm.RsaSha256.Identifier.ToArray(), Asn.Tlv(3, [1, 0xfe]))),
        ["something after the end"] = [.. Answer(Data(Single)), 0],
    };

    public static TheoryData<string> NamesOfFaultyRequests => [.. FaultsOfRequests.Keys];

    public static TheoryData<string> NamesOfOddRequests => [.. OddRequests.Keys];

    public static TheoryData<string> NamesOfFaultyAnswers => [.. FaultsOfAnswers.Keys];

    [Theory]
    [MemberData(nameof(NamesOfFaultyRequests))]
    public void A_fault_of_a_request_is_refused(string fault) => Assert.Equal("ocsp.malformed", OcspRequest.Decode(FaultsOfRequests[fault]).Rejection?.Code);

    [Theory]
    [MemberData(nameof(NamesOfOddRequests))]
    public void A_request_that_is_only_odd_is_read(string oddity) => Assert.Equal("10", Assert.Single(OcspRequest.Decode(OddRequests[oddity]).Value.CertIds).SerialNumber.ToString());

    [Theory]
    [MemberData(nameof(NamesOfFaultyAnswers))]
    public void A_fault_of_an_answer_is_refused(string fault) => Assert.Equal("ocsp.malformed", OcspAnswer.Decode(FaultsOfAnswers[fault]).Rejection?.Code);

    [Fact]
    public void An_answer_put_together_by_hand_is_read_and_checked()
    {
        var answer = OcspAnswer.Decode(Answer([.. Asn.Tagged(0, Asn.Integer(0)), .. Asn.Tagged(2, Asn.Octets(new byte[20])), .. Now, .. Asn.Sequence(Single)])).Value;
        Assert.Equal(OcspCertStatus.Good, Assert.Single(answer.Responses).Status);
        Assert.Empty(answer.Certificates);
        Assert.True(answer.IsSignedBy(TestPki.PersonKey.PublicKey));
    }

    [Theory]
    [InlineData(0, RevocationReason.Unspecified)]
    [InlineData(1, RevocationReason.KeyCompromise)]
    [InlineData(6, RevocationReason.CertificateHold)]
    [InlineData(8, RevocationReason.RemoveFromCrl)]
    [InlineData(10, RevocationReason.AaCompromise)]
    public void Every_reason_that_is_defined_is_read(byte number, RevocationReason reason)
    {
        var single = Asn.Sequence(Id, Asn.Tagged(1, Now, Asn.Tagged(0, Asn.Enumerated(number))), Now);
        Assert.Equal(reason, OcspAnswer.Decode(Answer(Data(single))).Value.Responses[0].Reason);
    }

    [Fact]
    public void Requests_and_answers_that_break_off_anywhere_are_refused()
    {
        var (request, answer) = (Request(List, Asn.Tagged(2, Nonces(1))), Answer(Data(Single)));
        Assert.All(Enumerable.Range(0, request.Length), length => Assert.Equal("ocsp.malformed", OcspRequest.Decode(request.AsMemory(0, length)).Rejection?.Code));
        Assert.All(Enumerable.Range(0, answer.Length), length => Assert.Equal("ocsp.malformed", OcspAnswer.Decode(answer.AsMemory(0, length)).Rejection?.Code));
    }

    [Theory]
    [InlineData(16 * 1024, "ocsp.malformed")]
    [InlineData((16 * 1024) + 1, "ocsp.too-large")]
    public void A_request_has_at_most_16_KiB(int length, string code) => Assert.Equal(code, OcspRequest.Decode(new byte[length]).Rejection?.Code);

    [Theory]
    [InlineData(256 * 1024, "ocsp.malformed")]
    [InlineData((256 * 1024) + 1, "ocsp.too-large")]
    public void An_answer_has_at_most_256_KiB(int length, string code) => Assert.Equal(code, OcspAnswer.Decode(new byte[length]).Rejection?.Code);

    private static byte[] CertIdOf(byte[] serial) =>
        Asn.Sequence(AlgorithmIdentifier.Write(Oids.Sha1, AlgorithmIdentifier.Null), Asn.Octets(new byte[20]), Asn.Octets(new byte[20]), serial);

    private static byte[] Request(params byte[][] fields) => Asn.Sequence(Asn.Sequence(fields));

    private static byte[] Nonces(int count) => Asn.Sequence([.. Enumerable.Repeat(Asn.Extension(Oids.OcspNonce, Asn.Octets([1])), count)]);

    private static byte[] Responder() => Asn.Tagged(1, TestPki.Person.Encoded.ToArray());

    private static byte[] Data(byte[] single) => [.. Responder(), .. Now, .. Asn.Sequence(single)];

    private static byte[] Basic(byte[] data, params byte[][] after)
    {
        var signed = Asn.Sequence(data);
        return Asn.Sequence([signed, TestPki.PersonKey.Algorithm.Identifier.ToArray(), Asn.Bits(TestPki.PersonKey.Sign(signed)), .. after]);
    }

    private static byte[] Wrap(byte[] basic) => Asn.Sequence(Asn.Enumerated(0), Asn.Tagged(0, Asn.Sequence(Asn.Oid(Oids.OcspBasic), Asn.Octets(basic))));

    private static byte[] Answer(byte[] data) => Wrap(Basic(data));
}
