namespace Tanba.Pki.Tests.Certificates;

/// <summary>The fields of a certificate in DER, each of which a test can spoil (RFC 5280 §4.1). The signature is always right.</summary>
internal sealed record CertificateParts
{
    public byte[] Version { get; init; } = Asn.Tagged(0, Asn.Integer(2));

    public byte[] Serial { get; init; } = Asn.Integer(0x10, 1);

    public byte[] InnerAlgorithm { get; init; } = TestPki.PersonKey.Algorithm.Identifier.ToArray();

    public byte[] Issuer { get; init; } = TestPki.Name("A").Encoded.ToArray();

    public byte[] Validity { get; init; } = Asn.Sequence(Asn.Text(0x17, "260101000000Z"), Asn.Text(0x17, "270101000000Z"));

    public byte[] Subject { get; init; } = TestPki.Name("B").Encoded.ToArray();

    public byte[] Key { get; init; } = TestPki.PersonKey.PublicKey.Encoded.ToArray();

    public byte[] UniqueIds { get; init; } = [];

    public byte[] Extensions { get; init; } = WithExtensions(Asn.Extension(Oids.BasicConstraints, Asn.Sequence()));

    public byte[] OuterAlgorithm { get; init; } = TestPki.PersonKey.Algorithm.Identifier.ToArray();

    /// <summary>What becomes of the BIT STRING of the signature.</summary>
    public Func<byte[], byte[]> Signature { get; init; } = bits => bits;

    /// <summary>What becomes of the whole.</summary>
    public Func<byte[], byte[]> Whole { get; init; } = whole => whole;

    public static byte[] WithExtensions(params byte[][] extensions) => Asn.Tagged(3, Asn.Sequence(extensions));

    public byte[] Write()
    {
        var tbs = Asn.Sequence(Version, Serial, InnerAlgorithm, Issuer, Validity, Subject, Key, UniqueIds, Extensions);
        return Whole(Asn.Sequence(tbs, OuterAlgorithm, Signature(Asn.Bits(TestPki.PersonKey.Sign(tbs)))));
    }
}
