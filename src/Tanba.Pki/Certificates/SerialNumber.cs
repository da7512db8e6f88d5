using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Tanba.Pki.Certificates;

/// <summary>
/// A certificate's serial number as the content octets of its DER INTEGER (RFC 5280 §4.1.2.2). Immutable, safe from any thread.
/// The default value has no octets and is no serial number.
/// </summary>
public readonly struct SerialNumber : IEquatable<SerialNumber>
{
    private readonly byte[]? octets;

    private SerialNumber(byte[] octets) => this.octets = octets;

    /// <summary>One to twenty octets, most significant first.</summary>
    public ReadOnlySpan<byte> Octets => octets;

    public static bool operator ==(SerialNumber left, SerialNumber right) => left.Equals(right);

    public static bool operator !=(SerialNumber left, SerialNumber right) => !left.Equals(right);

    /// <summary>
    /// A random number of exactly twenty octets, the first 0x10…0x7f: positive, of one length, and never below what the
    /// national authority's own checks demand. 156 bits are random (CA/Browser Forum BR §7.1 asks for 64).
    /// </summary>
    public static SerialNumber Draw()
    {
        var drawn = RandomNumberGenerator.GetBytes(20);
        drawn[0] = (byte)RandomNumberGenerator.GetInt32(0x10, 0x80);
        return new(drawn);
    }

    /// <summary>
    /// The number that the national authority has given since 2022: the subject key identifier without its top bit, and with 0x10 in its
    /// first octet where that would be below it. Null when the identifier has not the twenty octets of SHA-1.
    /// </summary>
    public static SerialNumber? FromKeyIdentifier(ReadOnlySpan<byte> subjectKeyIdentifier)
    {
        if (subjectKeyIdentifier.Length != 20)
        {
            return null;
        }

        var number = subjectKeyIdentifier.ToArray();
        number[0] &= 0x7f;
        if (number[0] < 0x10)
        {
            number[0] |= 0x10;
        }

        return new(number);
    }

    /// <summary>
    /// Reads the hex of a positive number, in either case, with or without leading zeros. Refuses with <c>serial.malformed</c>
    /// what is no hex, zero, or longer than twenty octets.
    /// </summary>
    public static Result<SerialNumber> Parse(string hex)
    {
        if (hex.Length is 0 or > 64 || !hex.All(char.IsAsciiHexDigit))
        {
            return Rejection.Invalid("serial.malformed", "a serial number is written in hex digits");
        }

        var magnitude = Convert.FromHexString(hex.Length % 2 == 0 ? hex : "0" + hex).AsSpan().TrimStart((byte)0);
        byte[] content = magnitude.Length > 0 && magnitude[0] >= 0x80 ? [0, .. magnitude] : [.. magnitude];
        return content.Length is 0 or > 20
            ? Rejection.Invalid("serial.malformed", "a serial number is positive and has at most twenty octets", "RFC 5280 §4.1.2.2")
            : new SerialNumber(content);
    }

    /// <summary>Lower-case hex of the DER content octets: what the product shows, stores and compares.</summary>
    public override string ToString() => Convert.ToHexStringLower(Octets);

    /// <inheritdoc/>
    public bool Equals(SerialNumber other) => Octets.SequenceEqual(other.Octets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SerialNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Octets);
        return hash.ToHashCode();
    }

    /// <summary>
    /// Reads one INTEGER. Foreign numbers may be zero or negative (RFC 5280 §4.1.2.2: users should handle them gracefully), but
    /// not longer than twenty octets.
    /// </summary>
    /// <exception cref="AsnContentException">It is malformed or longer.</exception>
    public static SerialNumber Read(AsnReader reader)
    {
        var content = reader.ReadIntegerBytes();
        return content.Length <= 20 ? new(content.ToArray()) : throw Der.Fault("a serial number has at most twenty octets");
    }

    /// <summary>Writes the INTEGER.</summary>
    public void Write(AsnWriter writer) => writer.WriteInteger(Octets);
}
