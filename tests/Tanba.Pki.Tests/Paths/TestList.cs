using System.Globalization;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Tests.Paths;

/// <summary>A revocation list of any shape, signed by the key of a name of <see cref="House"/>.</summary>
/// <param name="Issuer">Its issuer.</param>
internal sealed record TestList(string Issuer)
{
    /// <summary>onlyContainsUserCerts.</summary>
    public static readonly byte[] OnlyUsers = Asn.Implicit(1, 0xff);

    /// <summary>onlyContainsCACerts.</summary>
    public static readonly byte[] OnlyAuthorities = Asn.Implicit(2, 0xff);

    /// <summary>indirectCRL.</summary>
    public static readonly byte[] Indirect = Asn.Implicit(4, 0xff);

    /// <summary>onlyContainsAttributeCerts.</summary>
    public static readonly byte[] OnlyAttributes = Asn.Implicit(5, 0xff);

    /// <summary>Whose key signs; the issuer's unless told otherwise.</summary>
    public string? Signer { get; init; }

    public DateTimeOffset ThisUpdate { get; init; } = TestPki.Now.AddDays(-1);

    public DateTimeOffset? NextUpdate { get; init; } = TestPki.Now.AddDays(1);

    public byte Number { get; init; } = 5;

    /// <summary>Of a delta.</summary>
    public byte? Base { get; init; }

    /// <summary>The fields of issuingDistributionPoint in their order; null: no such extension.</summary>
    public byte[][]? Scope { get; init; }

    public IReadOnlyList<byte[]> Entries { get; init; } = [];

    /// <summary>More extensions, encoded.</summary>
    public IReadOnlyList<byte[]> More { get; init; } = [];

    public static implicit operator CertificateList(TestList list) => list.Read().Value;

    /// <summary>The name of a distribution point, as the first field of a scope.</summary>
    public static byte[] At(byte[] name) => Asn.Tagged(0, Asn.Tagged(0, name));

    /// <summary>A list that names these, for a key that was compromised.</summary>
    public TestList With(params Certificate[] revoked) => this with { Entries = [.. Entries, .. revoked.Select(one => Entry(one))] };

    public static byte[] Entry(Certificate revoked, RevocationReason? reason = RevocationReason.KeyCompromise, DateTimeOffset? at = null, string? issuer = null, params byte[][] more)
    {
        byte[] extensions =
        [
            .. reason is { } why ? Asn.Extension(Oids.ReasonCode, Asn.Enumerated((byte)why)) : [],
            .. issuer is null ? [] : Asn.Extension(Oids.CertificateIssuer, Asn.Sequence(Written.Directory(issuer)), critical: true),
            .. more.SelectMany(one => one),
        ];
        return Asn.Sequence(
            Der.Write(writer => revoked.SerialNumber.Write(writer)), Time(at ?? TestPki.Now.AddDays(-2)), extensions.Length == 0 ? [] : Asn.Sequence(extensions));
    }

    public Result<CertificateList> Read()
    {
        var key = House.KeyOf(Signer ?? Issuer);
        byte[] extensions =
        [
            .. Asn.Extension(Oids.CrlNumber, Asn.Integer(Number)),
            .. Base is { } number ? Asn.Extension(Oids.DeltaCrlIndicator, Asn.Integer(number), critical: true) : [],
            .. Scope is { } scope ? Asn.Extension(Oids.IssuingDistributionPoint, Asn.Sequence(scope), critical: true) : [],
            .. More.SelectMany(one => one),
        ];
        var tbs = Asn.Sequence(
            Asn.Integer(1),
            key.Algorithm.Identifier.ToArray(),
            TestPki.Name(Issuer).Encoded.ToArray(),
            Time(ThisUpdate),
            NextUpdate is { } next ? Time(next) : [],
            Entries.Count == 0 ? [] : Asn.Sequence([.. Entries]),
            Asn.Tagged(0, Asn.Sequence(extensions)));
        return CertificateList.Decode(TbsCertificate.Join(tbs, key.Algorithm, key.Sign(tbs)));
    }

    private static byte[] Time(DateTimeOffset time) => Asn.Text(0x17, time.ToString("yyMMddHHmmss'Z'", CultureInfo.InvariantCulture));
}
