using System.Formats.Asn1;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Ocsp;

/// <summary>
/// What a relying party asks:
/// <code>
/// OCSPRequest ::= SEQUENCE { tbsRequest TBSRequest, optionalSignature [0] EXPLICIT Signature OPTIONAL }
/// TBSRequest  ::= SEQUENCE { version [0] EXPLICIT INTEGER DEFAULT v1, requestorName [1] EXPLICIT GeneralName OPTIONAL,
///   requestList SEQUENCE OF Request, requestExtensions [2] EXPLICIT Extensions OPTIONAL }
/// Request     ::= SEQUENCE { reqCert CertID, singleRequestExtensions [0] EXPLICIT Extensions OPTIONAL }
/// </code>
/// (RFC 6960 §4.1.1). A signature of the request is passed over: everybody is answered. Immutable, safe from any thread.
/// </summary>
public sealed class OcspRequest
{
    // RFC 6960 A.1: small enough for a GET is below 255 octets; many CertIDs still fit.
    private static readonly DerInput Input = new("ocsp", 16 * 1024);

    private OcspRequest(IReadOnlyList<CertId> certIds, ReadOnlyMemory<byte>? nonce)
    {
        CertIds = certIds;
        Nonce = nonce;
    }

    /// <summary>What is asked about, at least one.</summary>
    public IReadOnlyList<CertId> CertIds { get; }

    /// <summary>1 to 128 octets that the reply must repeat; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Nonce { get; }

    /// <summary>
    /// Reads strict DER of at most 16 KiB. Refuses with <c>ocsp.too-large</c>, <c>ocsp.malformed</c> (also for a critical extension
    /// that is not the nonce: RFC 6960 §4.4).
    /// </summary>
    public static Result<OcspRequest> Decode(ReadOnlyMemory<byte> der) => Der.Read<OcspRequest>(der, Input, reader =>
    {
        var request = reader.ReadSequence();
        var tbs = request.ReadSequence();
        if (request.HasData)
        {
            request.ReadSequence(Der.Context(0));
            request.ThrowIfNotEmpty();
        }

        return Read(tbs);
    });

    /// <summary>A request in DER, without signature.</summary>
    public static byte[] Create(IReadOnlyList<CertId> certIds, ReadOnlyMemory<byte>? nonce = null) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                foreach (var certId in certIds)
                {
                    using (writer.PushSequence())
                    {
                        certId.Write(writer);
                    }
                }
            }

            if (nonce is { IsEmpty: false } value)
            {
                using (writer.PushSequence(Der.Context(2)))
                {
                    Extension.WriteAll(writer, [OcspNonce.Write(value)]);
                }
            }
        }
    });

    private static OcspRequest Read(AsnReader tbs)
    {
        if (tbs.PeekTag() == Der.Context(0) && !IsVersion1(tbs.ReadSequence(Der.Context(0))))
        {
            throw Der.Fault("the version of an OCSP request is v1");
        }

        if (tbs.PeekTag() == Der.Context(1))
        {
            tbs.ReadSequence(Der.Context(1));
        }

        var (list, certIds) = (tbs.ReadSequence(), new List<CertId>());
        do
        {
            var single = list.ReadSequence();
            certIds.Add(CertId.Read(single));
            ReadExtensions(single, 0);
        }
        while (list.HasData);
        return new(certIds, OcspNonce.Find(ReadExtensions(tbs, 2)));
    }

    private static IReadOnlyList<Extension> ReadExtensions(AsnReader reader, int tag)
    {
        if (!reader.HasData)
        {
            return [];
        }

        var tagged = reader.ReadSequence(Der.Context(tag));
        reader.ThrowIfNotEmpty();
        var extensions = Extension.ReadAll(tagged);
        tagged.ThrowIfNotEmpty();
        return extensions.FirstOrDefault(extension => extension.Critical && extension.Oid != Oids.OcspNonce) is { } unknown
            ? throw Der.Fault($"critical extension {unknown.Oid} is not known")
            : extensions;
    }

    private static bool IsVersion1(AsnReader tagged)
    {
        var version = tagged.ReadInteger();
        tagged.ThrowIfNotEmpty();
        return version.IsZero;
    }
}
