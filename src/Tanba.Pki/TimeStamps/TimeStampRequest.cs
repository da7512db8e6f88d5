using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Pki.Algorithms;

namespace Tanba.Pki.TimeStamps;

/// <summary>
/// A request for a time stamp:
/// <code>
/// TimeStampReq ::= SEQUENCE { version INTEGER { v1(1) }, messageImprint MessageImprint, reqPolicy OBJECT IDENTIFIER OPTIONAL,
///   nonce INTEGER OPTIONAL, certReq BOOLEAN DEFAULT FALSE, extensions [0] IMPLICIT Extensions OPTIONAL }
/// </code>
/// (RFC 3161 §2.4.1). Immutable, safe from any thread.
/// </summary>
/// <param name="Imprint">What is to be stamped.</param>
/// <param name="Policy">The policy asked for, dotted; null leaves it to the authority.</param>
/// <param name="Nonce">Content octets of the INTEGER; null for none.</param>
/// <param name="WantsCertificate">certReq: the authority puts its certificate into the token.</param>
public sealed record TimeStampRequest(MessageImprint Imprint, string? Policy, ReadOnlyMemory<byte>? Nonce, bool WantsCertificate)
{
    private static readonly DerInput Input = new("time-stamp-request", 16 * 1024);

    /// <summary>A request with a nonce of 16 random octets that wants the certificate.</summary>
    /// <param name="imprint">What is to be stamped.</param>
    /// <param name="policy">Dotted; null leaves it to the authority.</param>
    public static TimeStampRequest For(MessageImprint imprint, string? policy = null)
    {
        var nonce = RandomNumberGenerator.GetBytes(16);

        // Positive, and of one length in DER.
        nonce[0] = (byte)((nonce[0] & 0x7f) | 0x40);
        return new(imprint, policy, nonce, WantsCertificate: true);
    }

    /// <summary>
    /// Reads DER of at most 16 KiB. Refuses with <c>time-stamp-request.too-large</c>, <c>time-stamp-request.malformed</c> (also another
    /// version, a digest value of the wrong length, or a critical extension: none is known).
    /// </summary>
    public static Result<TimeStampRequest> Decode(ReadOnlyMemory<byte> der) => Der.Read<TimeStampRequest>(der, Input, reader =>
    {
        var request = reader.ReadSequence();
        if (request.ReadInteger() != 1)
        {
            throw Der.Fault("a request has version 1");
        }

        var imprint = MessageImprint.Read(request);
        if (Digests.Find(imprint.DigestOid) is { } digest && digest([]).Length != imprint.Digest.Length)
        {
            throw Der.Fault("the imprint is no value of its digest (RFC 3161 §2.4.1)");
        }

        var policy = TstInfo.Next(request, Asn1Tag.ObjectIdentifier) ? request.ReadObjectIdentifier() : null;
        ReadOnlyMemory<byte>? nonce = TstInfo.Next(request, Asn1Tag.Integer) ? request.ReadIntegerBytes() : default(ReadOnlyMemory<byte>?);
        var wantsCertificate = Der.ReadFlag(request);
        TstInfo.SkipExtensions(request, 0);
        request.ThrowIfNotEmpty();
        return new TimeStampRequest(imprint, policy, nonce, wantsCertificate);
    });

    /// <summary>DER.</summary>
    public byte[] Encode() => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            Imprint.Write(writer);
            if (Policy is not null)
            {
                writer.WriteObjectIdentifier(Policy);
            }

            if (Nonce is { } nonce)
            {
                writer.WriteInteger(nonce.Span);
            }

            if (WantsCertificate)
            {
                writer.WriteBoolean(true);
            }
        }
    });
}
