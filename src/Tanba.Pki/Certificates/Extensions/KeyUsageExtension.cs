namespace Tanba.Pki.Certificates.Extensions;

/// <summary><c>KeyUsage ::= BIT STRING { digitalSignature(0), … decipherOnly(8) }</c> (RFC 5280 §4.2.1.3).</summary>
public static class KeyUsageExtension
{
    /// <summary>Critical unless told otherwise: conforming CAs SHOULD mark it so.</summary>
    public static Extension Write(KeyUsage usage, bool critical = true) =>
        Extension.Make(Oids.KeyUsage, critical, writer => writer.WriteNamedBitList(usage));

    /// <summary>
    /// RFC 5280 §4.2.1.3: at least one bit is set, and none but the nine. X.690 §11.2.2 has trailing zeros left out; GnuTLS writes all nine
    /// bits, which can mean nothing else.
    /// </summary>
    internal static KeyUsage Read(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader =>
    {
        var (octets, usage) = (reader.ReadBitString(out _), KeyUsage.None);
        for (var bit = 0; bit < octets.Length * 8; bit++)
        {
            if ((octets[bit / 8] & (0x80 >> (bit % 8))) != 0)
            {
                usage |= bit < 9 ? (KeyUsage)(1 << bit) : throw Der.Fault("a key usage has a bit that is not defined");
            }
        }

        return usage == KeyUsage.None ? throw Der.Fault("a key usage has no bit") : usage;
    });
}
