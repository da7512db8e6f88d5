using System.Formats.Asn1;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Pki.Crls;

/// <summary>
/// Writes a certificate revocation list, full or delta:
/// <code>
/// CertificateList ::= SEQUENCE { tbsCertList TBSCertList, signatureAlgorithm AlgorithmIdentifier, signature BIT STRING }
/// TBSCertList     ::= SEQUENCE { version INTEGER { v2(1) }, signature AlgorithmIdentifier, issuer Name, thisUpdate Time, nextUpdate Time,
///   revokedCertificates SEQUENCE OF SEQUENCE { … } OPTIONAL, crlExtensions [0] EXPLICIT Extensions }
/// </code>
/// (RFC 5280 §5.1).
/// </summary>
/// <param name="Issuer">Subject of the issuer's certificate, octet for octet.</param>
/// <param name="AuthorityKeyIdentifier">Key identifier of the issuer's certificate.</param>
/// <param name="Number">CRL number, greater than any before it of the same kind (§5.2.3).</param>
/// <param name="ThisUpdate">UTC; cut to whole seconds.</param>
/// <param name="NextUpdate">UTC; cut to whole seconds.</param>
/// <param name="Entries">In the order to be written, no serial number twice.</param>
public sealed record CrlBuilder(
    DistinguishedName Issuer,
    ReadOnlyMemory<byte> AuthorityKeyIdentifier,
    long Number,
    DateTimeOffset ThisUpdate,
    DateTimeOffset NextUpdate,
    IReadOnlyList<RevokedEntry> Entries)
{
    /// <summary>For a delta list: the number of the full list it stands on (critical deltaCRLIndicator, §5.2.4). Null for a full list.</summary>
    public long? BaseNumber { get; init; }

    /// <summary>For a full list: where its deltas are (freshestCRL, §5.2.6).</summary>
    public IReadOnlyList<string> FreshestUrls { get; init; } = [];

    /// <summary>The list in DER, signed.</summary>
    public byte[] Sign(ISigningKey key)
    {
        var tbs = Encode(key.Algorithm);
        return TbsCertificate.Join(tbs, key.Algorithm, key.Sign(tbs));
    }

    private byte[] Encode(SignatureAlgorithm algorithm) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteEncodedValue(algorithm.Identifier.Span);
            writer.WriteEncodedValue(Issuer.Encoded.Span);
            DerTime.Write(writer, ThisUpdate);
            DerTime.Write(writer, NextUpdate);
            WriteEntries(writer);
            using (writer.PushSequence(Der.Context(0)))
            {
                Extension.WriteAll(writer, Extensions());
            }
        }
    });

    private void WriteEntries(AsnWriter writer)
    {
        // RFC 5280 §5.1.2.6: when there are no revoked certificates, the list MUST be absent.
        if (Entries.Count == 0)
        {
            return;
        }

        using (writer.PushSequence())
        {
            foreach (var entry in Entries)
            {
                entry.Write(writer);
            }
        }
    }

    private IEnumerable<Extension> Extensions()
    {
        yield return AuthorityKeyIdentifierExtension.Write(AuthorityKeyIdentifier);
        yield return Extension.Make(Oids.CrlNumber, critical: false, writer => writer.WriteInteger(Number));
        if (BaseNumber is { } number)
        {
            yield return Extension.Make(Oids.DeltaCrlIndicator, critical: true, writer => writer.WriteInteger(number));
        }
        else if (FreshestUrls.Count > 0)
        {
            yield return CrlDistributionPointsExtension.Write(FreshestUrls, freshest: true);
        }
    }
}
