using System.Formats.Asn1;

namespace Tanba.Pki.Names;

/// <summary><c>AttributeTypeAndValue ::= SEQUENCE { type OBJECT IDENTIFIER, value ANY }</c> (RFC 5280 §4.1.2.4).</summary>
/// <param name="Oid">The attribute type, from <see cref="Oids"/>.</param>
/// <param name="Type">How the value is encoded.</param>
/// <param name="Value">The value as text.</param>
public sealed record NameAttribute(string Oid, StringType Type, string Value)
{
    /// <summary>UTF8String.</summary>
    public static NameAttribute Utf8(string oid, string value) => new(oid, StringType.Utf8, value);

    /// <summary>PrintableString: country and serialNumber.</summary>
    public static NameAttribute Printable(string oid, string value) => new(oid, StringType.Printable, value);

    /// <summary>IA5String: e-mail addresses and domain components.</summary>
    public static NameAttribute Ia5(string oid, string value) => new(oid, StringType.Ia5, value);

    internal void Write(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oid);
            if (Type == StringType.Other)
            {
                writer.WriteEncodedValue(Convert.FromHexString(Value.AsSpan(1)));
            }
            else
            {
                writer.WriteCharacterString(TagOf(Type), Value);
            }
        }
    }

    internal static NameAttribute Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var oid = sequence.ReadObjectIdentifier();
        var tag = sequence.PeekTag();
        foreach (var type in Enum.GetValues<StringType>())
        {
            if (type != StringType.Other && tag.HasSameClassAndValue(new Asn1Tag(TagOf(type))))
            {
                var value = sequence.ReadCharacterString(TagOf(type));
                sequence.ThrowIfNotEmpty();
                return new(oid, type, value);
            }
        }

        var other = "#" + Convert.ToHexStringLower(sequence.ReadEncodedValue().Span);
        sequence.ThrowIfNotEmpty();
        return new(oid, StringType.Other, other);
    }

    private static UniversalTagNumber TagOf(StringType type) => type switch
    {
        StringType.Utf8 => UniversalTagNumber.UTF8String,
        StringType.Printable => UniversalTagNumber.PrintableString,
        StringType.Ia5 => UniversalTagNumber.IA5String,
        StringType.Numeric => UniversalTagNumber.NumericString,
        StringType.Visible => UniversalTagNumber.VisibleString,
        StringType.Teletex => UniversalTagNumber.TeletexString,
        StringType.Bmp => UniversalTagNumber.BMPString,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
