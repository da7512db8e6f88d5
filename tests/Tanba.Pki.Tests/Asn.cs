namespace Tanba.Pki.Tests;

/// <summary>DER put together by hand, so that it can also be put together wrongly.</summary>
internal static class Asn
{
    public static readonly byte[] Null = [5, 0];

    public static byte[] Tlv(byte tag, params byte[][] content)
    {
        byte[] body = [.. content.SelectMany(part => part)];
        return [tag, .. Length(body.Length), .. body];
    }

    public static byte[] Sequence(params byte[][] content) => Tlv(0x30, content);

    public static byte[] Set(params byte[][] content) => Tlv(0x31, content);

    /// <summary><c>[n] EXPLICIT</c>, or IMPLICIT of something constructed.</summary>
    public static byte[] Tagged(int number, params byte[][] content) => Tlv((byte)(0xA0 + number), content);

    /// <summary><c>[n] IMPLICIT</c> of something primitive.</summary>
    public static byte[] Implicit(int number, params byte[] content) => Tlv((byte)(0x80 + number), content);

    public static byte[] Integer(params byte[] content) => Tlv(2, content);

    public static byte[] Enumerated(params byte[] content) => Tlv(10, content);

    public static byte[] Octets(params byte[][] content) => Tlv(4, content);

    public static byte[] Bits(params byte[] content) => Tlv(3, [0], content);

    public static byte[] Text(byte tag, string ascii) => Tlv(tag, System.Text.Encoding.ASCII.GetBytes(ascii));

    public static byte[] Oid(string oid) => Der.Write(writer => writer.WriteObjectIdentifier(oid));

    public static byte[] Extension(string oid, byte[] value, bool critical = false) =>
        critical ? Sequence(Oid(oid), [1, 1, 0xff], Octets(value)) : Sequence(Oid(oid), Octets(value));

    /// <summary>The same value in the indefinite form, which is BER and not DER (X.690 §8.1.3.6).</summary>
    public static byte[] Indefinite(byte[] der)
    {
        var header = der[1] < 0x80 ? 2 : 2 + (der[1] & 0x7f);
        return [der[0], 0x80, .. der[header..], 0, 0];
    }

    /// <summary>The same value with its length in five octets, which no length needs (X.690 §10.1).</summary>
    public static byte[] LongLength(byte[] der)
    {
        var header = der[1] < 0x80 ? 2 : 2 + (der[1] & 0x7f);
        var length = der.Length - header;
        return [der[0], 0x84, 0, 0, (byte)(length >> 8), (byte)(length & 0xff), .. der[header..]];
    }

    private static byte[] Length(int length) => length switch
    {
        < 0x80 => [(byte)length],
        < 0x100 => [0x81, (byte)length],
        < 0x10000 => [0x82, (byte)(length >> 8), (byte)(length & 0xff)],
        _ => [0x83, (byte)(length >> 16), (byte)((length >> 8) & 0xff), (byte)(length & 0xff)],
    };
}
