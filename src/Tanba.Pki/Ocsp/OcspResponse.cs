using System.Formats.Asn1;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Ocsp;

/// <summary><c>OCSPResponseStatus ::= ENUMERATED</c> (RFC 6960 §4.2.1); 4 is not used.</summary>
public enum OcspResponseStatus
{
    /// <summary>The reply holds answers.</summary>
    Successful = 0,

    /// <summary>The request could not be read.</summary>
    MalformedRequest = 1,

    /// <summary>The responder is broken.</summary>
    InternalError = 2,

    /// <summary>The responder is busy.</summary>
    TryLater = 3,

    /// <summary>The request must be signed.</summary>
    SigRequired = 5,

    /// <summary>The responder does not answer this client, or nothing about these certificates.</summary>
    Unauthorized = 6,
}

/// <summary>
/// Writes replies:
/// <code>
/// OCSPResponse      ::= SEQUENCE { responseStatus OCSPResponseStatus,
///   responseBytes [0] EXPLICIT SEQUENCE { responseType OBJECT IDENTIFIER, response OCTET STRING } OPTIONAL }
/// BasicOCSPResponse ::= SEQUENCE { tbsResponseData ResponseData, signatureAlgorithm AlgorithmIdentifier, signature BIT STRING,
///   certs [0] EXPLICIT SEQUENCE OF Certificate OPTIONAL }
/// ResponseData      ::= SEQUENCE { version [0] EXPLICIT DEFAULT v1, responderID CHOICE { byName [1] EXPLICIT Name, … }, producedAt GeneralizedTime,
///   responses SEQUENCE OF SingleResponse, responseExtensions [1] EXPLICIT Extensions OPTIONAL }
/// </code>
/// (RFC 6960 §4.2.1). Safe from several threads.
/// </summary>
public static class OcspResponse
{
    /// <summary>A signed reply, with the responder's certificate inside and the responder named by its subject.</summary>
    /// <param name="responder">The certificate of <paramref name="key"/>.</param>
    /// <param name="key">Signs.</param>
    /// <param name="responses">One per CertID of the request, in its order.</param>
    /// <param name="nonce">That of the request.</param>
    /// <param name="producedAt">UTC; cut to whole seconds.</param>
    public static byte[] Sign(
        Certificate responder,
        ISigningKey key,
        IReadOnlyList<SingleResponse> responses,
        ReadOnlyMemory<byte>? nonce,
        DateTimeOffset producedAt)
    {
        var data = WriteData(responder, responses, nonce, producedAt);
        var basic = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(data);
                writer.WriteEncodedValue(key.Algorithm.Identifier.Span);
                writer.WriteBitString(key.Sign(data));
                using (writer.PushSequence(Der.Context(0)))
                using (writer.PushSequence())
                {
                    writer.WriteEncodedValue(responder.Encoded.Span);
                }
            }
        });
        return Wrap(OcspResponseStatus.Successful, basic);
    }

    /// <summary>A reply without answers, which is not signed (RFC 6960 §2.3).</summary>
    public static byte[] Error(OcspResponseStatus status) => status == OcspResponseStatus.Successful
        ? throw new ArgumentException("Success is no error", nameof(status))
        : Wrap(status, null);

    private static byte[] Wrap(OcspResponseStatus status, byte[]? basic) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteEnumeratedValue(status);
            if (basic is not null)
            {
                using (writer.PushSequence(Der.Context(0)))
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.OcspBasic);
                    writer.WriteOctetString(basic);
                }
            }
        }
    });

    private static byte[] WriteData(
        Certificate responder,
        IReadOnlyList<SingleResponse> responses,
        ReadOnlyMemory<byte>? nonce,
        DateTimeOffset producedAt) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Der.Context(1)))
            {
                writer.WriteEncodedValue(responder.Subject.Encoded.Span);
            }

            writer.WriteGeneralizedTime(producedAt.ToUniversalTime(), omitFractionalSeconds: true);
            using (writer.PushSequence())
            {
                foreach (var response in responses)
                {
                    response.Write(writer);
                }
            }

            WriteExtensions(writer, responses, nonce);
        }
    });

    private static void WriteExtensions(AsnWriter writer, IReadOnlyList<SingleResponse> responses, ReadOnlyMemory<byte>? nonce)
    {
        var extensions = new List<Extension>();
        if (nonce is { IsEmpty: false } value)
        {
            extensions.Add(OcspNonce.Write(value));
        }

        // RFC 6960 §4.4.8: MUST be there when "revoked" may mean "never issued".
        if (responses.Any(response => response is { Reason: RevocationReason.CertificateHold, RevokedAt: { } at } && at == DateTimeOffset.UnixEpoch))
        {
            extensions.Add(Extension.Make(Oids.OcspExtendedRevoke, critical: false, inner => inner.WriteNull()));
        }

        if (extensions.Count > 0)
        {
            using (writer.PushSequence(Der.Context(1)))
            {
                Extension.WriteAll(writer, extensions);
            }
        }
    }
}
