using Tanba.Pki;

namespace Tanba.Keys.Pkcs12;

/// <summary>
/// The few nested values of a key file, in definite lengths or in the indefinite ones of the national files (X.690 §8.1.3.6),
/// which the platform's writer has only together with strings cut to pieces.
/// </summary>
internal sealed class BerNesting(bool isIndefinite)
{
    private const byte SequenceTag = 0x30;
    private const byte ContextTag = 0xa0;

    public static byte[] Oid(string oid) => Der.Write(writer => writer.WriteObjectIdentifier(oid));

    public static byte[] Octets(byte[] octets) => Der.Write(writer => writer.WriteOctetString(octets));

    public byte[] Sequence(IReadOnlyList<byte[]> parts) => Nest(SequenceTag, parts);

    /// <summary><c>[0] EXPLICIT</c>.</summary>
    public byte[] Explicit(IReadOnlyList<byte[]> parts) => Nest(ContextTag, parts);

    /// <summary><c>[0] IMPLICIT OCTET STRING</c>: constructed of one string where lengths are indefinite.</summary>
    public byte[] ImplicitOctets(byte[] octets) =>
        isIndefinite ? Nest(ContextTag, [Octets(octets)]) : Der.Write(writer => writer.WriteOctetString(octets, Der.Context(0, constructed: false)));

    private byte[] Nest(byte tag, IReadOnlyList<byte[]> parts)
    {
        byte[] content = [.. parts.SelectMany(part => part)];
        if (isIndefinite)
        {
            return [tag, 0x80, .. content, 0, 0];
        }

        var nested = Der.Write(writer => writer.WriteOctetString(content));
        nested[0] = tag;
        return nested;
    }
}
