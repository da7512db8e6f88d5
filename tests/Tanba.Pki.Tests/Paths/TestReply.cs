using System.Globalization;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Pki.Tests.Paths;

/// <summary>An OCSP reply of any shape, signed by the key of a name of <see cref="House"/>.</summary>
/// <param name="Signer">Who signs and is named as the responder.</param>
/// <param name="Singles">The answers, encoded.</param>
internal sealed record TestReply(string Signer, params byte[][] Singles)
{
    /// <summary>The responder is named by its key.</summary>
    public bool ByKey { get; init; }

    /// <summary>Who is named as the responder; the signer unless told otherwise.</summary>
    public string? Named { get; init; }

    public IReadOnlyList<Certificate> Certificates { get; init; } = [];

    public DateTimeOffset ProducedAt { get; init; } = TestPki.Now.AddHours(-1);

    /// <summary>responseExtensions, encoded.</summary>
    public byte[]? Extension { get; init; }

    public static implicit operator OcspAnswer(TestReply reply) => reply.Read().Value;

    public static byte[] Good(Certificate subject, Certificate issuer, DateTimeOffset? thisUpdate = null, DateTimeOffset? nextUpdate = null, string digest = Oids.Sha1, byte[]? extension = null) =>
        Single(CertId.For(issuer, subject.SerialNumber, digest), Asn.Implicit(0), thisUpdate, nextUpdate ?? TestPki.Now.AddDays(1), extension);

    /// <summary>Without nextUpdate.</summary>
    public static byte[] GoodWithoutEnd(Certificate subject, Certificate issuer, DateTimeOffset thisUpdate) => Single(CertId.For(issuer, subject.SerialNumber), Asn.Implicit(0), thisUpdate, null);

    public static byte[] Revoked(Certificate subject, Certificate issuer, DateTimeOffset? at = null, RevocationReason? reason = null, DateTimeOffset? thisUpdate = null) => Single(
        CertId.For(issuer, subject.SerialNumber),
        Asn.Tagged(1, Time(at ?? TestPki.Now.AddDays(-2)), reason is { } why ? Asn.Tagged(0, Asn.Enumerated((byte)why)) : []),
        thisUpdate,
        TestPki.Now.AddDays(1));

    public static byte[] Unknown(Certificate subject, Certificate issuer) => Single(CertId.For(issuer, subject.SerialNumber), Asn.Implicit(2), null, TestPki.Now.AddDays(1));

    public static byte[] Single(CertId id, byte[] status, DateTimeOffset? thisUpdate, DateTimeOffset? nextUpdate, byte[]? extension = null) => Asn.Sequence(
        Der.Write(id.Write),
        status,
        Time(thisUpdate ?? TestPki.Now.AddHours(-1)),
        nextUpdate is { } next ? Asn.Tagged(0, Time(next)) : [],
        extension is null ? [] : Asn.Tagged(1, Asn.Sequence(extension)));

    public Result<OcspAnswer> Read()
    {
        var key = House.KeyOf(Signer);
        var data = Asn.Sequence(
            ByKey ? Asn.Tagged(2, Asn.Octets(House.KeyOf(Named ?? Signer).PublicKey.Sha1OfKeyBits())) : Asn.Tagged(1, TestPki.Name(Named ?? Signer).Encoded.ToArray()),
            Time(ProducedAt),
            Asn.Sequence(Singles),
            Extension is null ? [] : Asn.Tagged(1, Asn.Sequence(Extension)));
        var certificates = Certificates.Count == 0 ? [] : Asn.Tagged(0, Asn.Sequence([.. Certificates.Select(one => one.Encoded.ToArray())]));
        var basic = Asn.Sequence(data, key.Algorithm.Identifier.ToArray(), Asn.Bits(key.Sign(data)), certificates);
        return OcspAnswer.Decode(Asn.Sequence(Asn.Enumerated(0), Asn.Tagged(0, Asn.Sequence(Asn.Oid(Oids.OcspBasic), Asn.Octets(basic)))));
    }

    private static byte[] Time(DateTimeOffset time) => Asn.Text(0x18, time.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture));
}
