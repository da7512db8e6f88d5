namespace Tanba.Pki.Certificates.Extensions;

/// <summary><c>SubjectKeyIdentifier ::= OCTET STRING</c> (RFC 5280 §4.2.1.2).</summary>
public static class SubjectKeyIdentifierExtension
{
    /// <summary>Not critical, as the clause demands.</summary>
    public static Extension Write(ReadOnlyMemory<byte> keyIdentifier) =>
        Extension.Make(Oids.SubjectKeyIdentifier, critical: false, writer => writer.WriteOctetString(keyIdentifier.Span));

    internal static ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader => reader.ReadOctetString());
}
