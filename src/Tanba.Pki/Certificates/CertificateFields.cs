using System.Formats.Asn1;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Names;

namespace Tanba.Pki.Certificates;

/// <summary>
/// <code>
/// Certificate    ::= SEQUENCE { tbsCertificate TBSCertificate, signatureAlgorithm AlgorithmIdentifier, signature BIT STRING }
/// TBSCertificate ::= SEQUENCE { version [0] Version DEFAULT v1, serialNumber INTEGER, signature AlgorithmIdentifier, issuer Name,
///   validity SEQUENCE { notBefore Time, notAfter Time }, subject Name, subjectPublicKeyInfo SubjectPublicKeyInfo,
///   issuerUniqueID [1] OPTIONAL, subjectUniqueID [2] OPTIONAL, extensions [3] Extensions OPTIONAL }
/// </code>
/// (RFC 5280 §4.1).
/// </summary>
internal sealed record CertificateFields
{
    public required ReadOnlyMemory<byte> Encoded { get; init; }

    public required ReadOnlyMemory<byte> Tbs { get; init; }

    public required SerialNumber SerialNumber { get; init; }

    public required DistinguishedName Issuer { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    public required DistinguishedName Subject { get; init; }

    public required SubjectPublicKeyInfo PublicKey { get; init; }

    public required CertificateExtensions Extensions { get; init; }

    public required AlgorithmIdentifier Algorithm { get; init; }

    public required ReadOnlyMemory<byte> Signature { get; init; }

    public static CertificateFields Read(AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var certificate = reader.ReadSequence();
        var tbsEncoded = certificate.PeekEncodedValue();
        var tbs = certificate.ReadSequence();
        var outer = AlgorithmIdentifier.Read(certificate);
        var signature = certificate.ReadBitString(out var unused);
        certificate.ThrowIfNotEmpty();

        var version = ReadVersion(tbs);
        var serial = SerialNumber.Read(tbs);
        var inner = AlgorithmIdentifier.Read(tbs);
        if (unused != 0 || !inner.Encoded.Span.SequenceEqual(outer.Encoded.Span))
        {
            throw Der.Fault("the algorithm inside the signed part must be the one outside (RFC 5280 §4.1.1.2)");
        }

        var issuer = DistinguishedName.Read(tbs);
        var validity = tbs.ReadSequence();
        var (notBefore, notAfter) = (DerTime.Read(validity), DerTime.Read(validity));
        validity.ThrowIfNotEmpty();
        var (subject, key) = (DistinguishedName.Read(tbs), SubjectPublicKeyInfo.Read(tbs));
        var extensions = ReadTail(tbs, version);
        return new()
        {
            Encoded = encoded,
            Tbs = tbsEncoded,
            SerialNumber = serial,
            Issuer = issuer,
            NotBefore = notBefore,
            NotAfter = notAfter,
            Subject = subject,
            PublicKey = key,
            Extensions = new(extensions),
            Algorithm = outer,
            Signature = signature,
        };
    }

    private static int ReadVersion(AsnReader tbs)
    {
        if (tbs.PeekTag() != Der.Context(0))
        {
            return 0;
        }

        var tagged = tbs.ReadSequence(Der.Context(0));
        var known = tagged.TryReadInt32(out var version) && version is 1 or 2;
        tagged.ThrowIfNotEmpty();
        return known ? version : throw Der.Fault("the version is v2 or v3 when it is written");
    }

    private static IReadOnlyList<Extension> ReadTail(AsnReader tbs, int version)
    {
        foreach (var uniqueId in new[] { Der.Context(1, constructed: false), Der.Context(2, constructed: false) })
        {
            if (tbs.HasData && tbs.PeekTag() == uniqueId)
            {
                // RFC 5280 §4.1.2.8: only in versions 2 and 3.
                _ = version > 0 ? tbs.ReadBitString(out var _, uniqueId) : throw Der.Fault("version 1 has no unique identifiers");
            }
        }

        if (!tbs.HasData)
        {
            return [];
        }

        // RFC 5280 §4.1.2.9: extensions only in version 3.
        var tagged = version == 2 ? tbs.ReadSequence(Der.Context(3)) : throw Der.Fault("only version 3 has extensions");
        var extensions = Extension.ReadAll(tagged);
        tagged.ThrowIfNotEmpty();
        tbs.ThrowIfNotEmpty();
        return extensions;
    }
}
