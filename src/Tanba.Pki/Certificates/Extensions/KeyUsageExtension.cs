namespace Tanba.Pki.Certificates.Extensions;

/// <summary><c>KeyUsage ::= BIT STRING { digitalSignature(0), … decipherOnly(8) }</c> (RFC 5280 §4.2.1.3).</summary>
public static class KeyUsageExtension
{
    /// <summary>Critical unless told otherwise: conforming CAs SHOULD mark it so.</summary>
    public static Extension Write(KeyUsage usage, bool critical = true) =>
        Extension.Make(Oids.KeyUsage, critical, writer => writer.WriteNamedBitList(usage));

    internal static KeyUsage Read(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader => reader.ReadNamedBitListValue<KeyUsage>());
}
