using System.Formats.Asn1;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Names;

namespace Tanba.Pki.Requests;

/// <summary>
/// <code>
/// CertificationRequest     ::= SEQUENCE { certificationRequestInfo CertificationRequestInfo, signatureAlgorithm AlgorithmIdentifier, signature BIT STRING }
/// CertificationRequestInfo ::= SEQUENCE { version INTEGER { v1(0) }, subject Name, subjectPKInfo SubjectPublicKeyInfo, attributes [0] IMPLICIT SET OF Attribute }
/// Attribute                ::= SEQUENCE { type OBJECT IDENTIFIER, values SET SIZE (1..MAX) OF ANY }
/// </code>
/// (RFC 2986 §4); <c>extensionRequest</c> is RFC 2985 §5.4.2.
/// </summary>
internal sealed record RequestFields(
    ReadOnlyMemory<byte> Encoded,
    ReadOnlyMemory<byte> Info,
    DistinguishedName Subject,
    SubjectPublicKeyInfo PublicKey,
    IReadOnlyList<Extension> Extensions,
    AlgorithmIdentifier Algorithm,
    ReadOnlyMemory<byte> Signature)
{
    public static RequestFields Read(AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var request = reader.ReadSequence();
        var infoEncoded = request.PeekEncodedValue();
        var info = request.ReadSequence();
        var algorithm = AlgorithmIdentifier.Read(request);
        var signature = request.ReadBitString(out var unused);
        request.ThrowIfNotEmpty();
        if (unused != 0 || info.ReadInteger() != 0)
        {
            throw Der.Fault("the version is v1, the signature is whole octets");
        }

        var (subject, key) = (DistinguishedName.Read(info), SubjectPublicKeyInfo.Read(info));
        var extensions = ReadAttributes(info.ReadSetOf(Der.Context(0)));
        info.ThrowIfNotEmpty();
        return new(encoded, infoEncoded, subject, key, extensions, algorithm, signature);
    }

    public static byte[] Write(DistinguishedName subject, ISigningKey key, IReadOnlyList<Extension> extensions)
    {
        var info = WriteInfo(subject, key.PublicKey, extensions);
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(info);
                writer.WriteEncodedValue(key.Algorithm.Identifier.Span);
                writer.WriteBitString(key.Sign(info));
            }
        });
    }

    private static byte[] WriteInfo(DistinguishedName subject, SubjectPublicKeyInfo key, IReadOnlyList<Extension> extensions) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteEncodedValue(subject.Encoded.Span);
            writer.WriteEncodedValue(key.Encoded.Span);
            using (writer.PushSetOf(Der.Context(0)))
            {
                if (extensions.Count > 0)
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(Oids.ExtensionRequestAttribute);
                        using (writer.PushSetOf())
                        {
                            Extension.WriteAll(writer, extensions);
                        }
                    }
                }
            }
        }
    });

    private static IReadOnlyList<Extension> ReadAttributes(AsnReader attributes)
    {
        IReadOnlyList<Extension>? extensions = null;
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            var (oid, values) = (attribute.ReadObjectIdentifier(), attribute.ReadSetOf());
            attribute.ThrowIfNotEmpty();
            if (oid == Oids.ExtensionRequestAttribute)
            {
                // RFC 2985 §5.4.2: single valued, and once.
                extensions = extensions is null ? Extension.ReadAll(values) : throw Der.Fault("extensionRequest is there twice");
                values.ThrowIfNotEmpty();
            }
        }

        return extensions ?? [];
    }
}
