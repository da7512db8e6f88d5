using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Names;

namespace Tanba.Signatures.Cms;

/// <summary>
/// One signature of a signed document as it was read, not yet checked:
/// <code>
/// SignerInfo ::= SEQUENCE { version INTEGER, sid SignerIdentifier, digestAlgorithm AlgorithmIdentifier,
///   signedAttrs [0] IMPLICIT SET OF Attribute OPTIONAL, signatureAlgorithm AlgorithmIdentifier, signature OCTET STRING,
///   unsignedAttrs [1] IMPLICIT SET OF Attribute OPTIONAL }
/// SignerIdentifier ::= CHOICE { issuerAndSerialNumber SEQUENCE { Name, INTEGER }, subjectKeyIdentifier [0] OCTET STRING }
/// </code>
/// (RFC 5652 §5.3). Immutable, safe from any thread.
/// </summary>
public sealed class SignerInfo
{
    private SignerInfo()
    {
    }

    /// <summary>DER or BER of the whole, as it came.</summary>
    public required ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>The issuer of the signer's certificate; null when the certificate is named by its key identifier.</summary>
    public required DistinguishedName? Issuer { get; init; }

    /// <summary>The serial number of the signer's certificate; meaningful with <see cref="Issuer"/>.</summary>
    public required SerialNumber SerialNumber { get; init; }

    /// <summary>The key identifier of the signer's certificate; null when it is named by issuer and serial number.</summary>
    public required ReadOnlyMemory<byte>? KeyIdentifier { get; init; }

    /// <summary>The digest of the content.</summary>
    public required AlgorithmIdentifier DigestAlgorithm { get; init; }

    /// <summary>The algorithm of the signature value; some producers name only the kind of key.</summary>
    public required AlgorithmIdentifier SignatureAlgorithm { get; init; }

    /// <summary>What the signature covers, with the digest of the content; empty when the content is signed directly.</summary>
    public required CmsAttributes SignedAttributes { get; init; }

    /// <summary>What was added after signing: time stamps.</summary>
    public required CmsAttributes UnsignedAttributes { get; init; }

    /// <summary>The signature value.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Whether <paramref name="certificate"/> is the one this signature names.</summary>
    public bool Names(Certificate certificate) => Issuer is null
        ? certificate.SubjectKeyIdentifier is { } own && own.Span.SequenceEqual((KeyIdentifier ?? default).Span)
        : certificate.SerialNumber == SerialNumber && certificate.Issuer.Matches(Issuer);

    internal static SignerInfo Read(AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var info = reader.ReadSequence();
        if (!info.TryReadInt32(out var version) || version is not (1 or 3))
        {
            throw Der.Fault("SignerInfo has version 1 or 3");
        }

        var (issuer, serial, keyIdentifier) = ReadIdentifier(info);
        var digest = AlgorithmIdentifier.Read(info);
        var signed = CmsAttributes.Read(info, 0);
        var algorithm = AlgorithmIdentifier.Read(info);
        var signature = info.ReadOctetString();
        var unsigned = CmsAttributes.Read(info, 1);
        info.ThrowIfNotEmpty();
        return new()
        {
            Encoded = encoded,
            Issuer = issuer,
            SerialNumber = serial,
            KeyIdentifier = keyIdentifier,
            DigestAlgorithm = digest,
            SignatureAlgorithm = algorithm,
            SignedAttributes = signed,
            UnsignedAttributes = unsigned,
            Signature = signature,
        };
    }

    private static (DistinguishedName? Issuer, SerialNumber Serial, ReadOnlyMemory<byte>? KeyIdentifier) ReadIdentifier(AsnReader info)
    {
        var keyIdentifier = Der.Context(0, constructed: false);
        if (info.PeekTag().HasSameClassAndValue(keyIdentifier))
        {
            return (null, default, info.ReadOctetString(keyIdentifier));
        }

        var sequence = info.ReadSequence();
        var named = (DistinguishedName.Read(sequence), SerialNumber.Read(sequence));
        sequence.ThrowIfNotEmpty();
        return (named.Item1, named.Item2, null);
    }
}
