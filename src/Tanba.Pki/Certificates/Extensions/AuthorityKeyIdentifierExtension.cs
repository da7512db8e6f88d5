using System.Formats.Asn1;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary>
/// <c>AuthorityKeyIdentifier ::= SEQUENCE { keyIdentifier [0] OCTET STRING OPTIONAL, authorityCertIssuer [1] GeneralNames OPTIONAL,
/// authorityCertSerialNumber [2] INTEGER OPTIONAL }</c> (RFC 5280 §4.2.1.1). Only the first is written.
/// </summary>
public static class AuthorityKeyIdentifierExtension
{
    private static readonly Asn1Tag KeyIdentifier = Der.Context(0, constructed: false);

    /// <summary>Not critical, as the clause demands.</summary>
    public static Extension Write(ReadOnlyMemory<byte> keyIdentifier) => Extension.Make(Oids.AuthorityKeyIdentifier, critical: false, writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteOctetString(keyIdentifier.Span, KeyIdentifier);
        }
    });

    /// <summary>The key identifier; null where a foreign CA names its key by issuer and serial number only.</summary>
    internal static ReadOnlyMemory<byte>? Read(ReadOnlyMemory<byte> value) => Der.ReadInner<ReadOnlyMemory<byte>?>(value, reader =>
    {
        var sequence = reader.ReadSequence();
        ReadOnlyMemory<byte>? found = sequence.HasData && sequence.PeekTag() == KeyIdentifier ? sequence.ReadOctetString(KeyIdentifier) : default(ReadOnlyMemory<byte>?);
        foreach (var tag in new[] { Der.Context(1), Der.Context(2, constructed: false) })
        {
            if (sequence.HasData && sequence.PeekTag() == tag)
            {
                sequence.ReadEncodedValue();
            }
        }

        sequence.ThrowIfNotEmpty();
        return found;
    });
}
