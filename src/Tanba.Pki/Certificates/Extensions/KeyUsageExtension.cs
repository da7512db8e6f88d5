namespace Tanba.Pki.Certificates.Extensions;

/// <summary><c>KeyUsage ::= BIT STRING { digitalSignature(0), … decipherOnly(8) }</c> (RFC 5280 §4.2.1.3).</summary>
public static class KeyUsageExtension
{
    /// <summary>Critical unless told otherwise: conforming CAs SHOULD mark it so.</summary>
    public static Extension Write(KeyUsage usage, bool critical = true) =>
        Extension.Make(Oids.KeyUsage, critical, writer => writer.WriteNamedBitList(usage));

    /// <summary>RFC 5280 §4.2.1.3: at least one bit is set; X.690 §11.2.2: no trailing zeros, so there is one encoding only.</summary>
    internal static KeyUsage Read(ReadOnlyMemory<byte> value)
    {
        var usage = Der.ReadInner(value, reader => reader.ReadNamedBitListValue<KeyUsage>());
        return (int)usage is > 0 and <= 511 && Der.Write(writer => writer.WriteNamedBitList(usage)).AsSpan().SequenceEqual(value.Span)
            ? usage
            : throw Der.Fault("a key usage has a known bit, and no trailing zeros");
    }
}
