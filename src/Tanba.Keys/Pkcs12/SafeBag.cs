using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys.Pkcs12;

/// <summary>
/// <c>SafeBag ::= SEQUENCE { bagId OBJECT IDENTIFIER, bagValue [0] EXPLICIT ANY, bagAttributes SET OF PKCS12Attribute OPTIONAL }</c>
/// (RFC 7292 §4.2), opened: a shrouded key is here as a plain one. Zeroed on <see cref="Dispose"/>.
/// </summary>
/// <param name="Type">The bagId, with <see cref="Oids.KeyBag"/> for every private key.</param>
/// <param name="Value">DER or BER of the value: PKCS#8 of a key, CertBag of a certificate, whatever it is of another.</param>
/// <param name="Attributes">The encoded SET; empty when there is none. Kept as it is, also what nobody here knows.</param>
internal sealed record SafeBag(string Type, byte[] Value, ReadOnlyMemory<byte> Attributes) : IDisposable
{
    public bool IsKey => Type == Oids.KeyBag;

    /// <summary><c>friendlyName ATTRIBUTE ::= { BMPString }</c> (RFC 2985 §5.5.1); null when there is none, or none that can be read.</summary>
    public string? FriendlyName => Find(Oids.FriendlyNameAttribute) is { } value ? Read(value, ReadBmp) : null;

    /// <summary><c>localKeyId ATTRIBUTE ::= { OCTET STRING }</c> (RFC 2985 §5.5.2).</summary>
    public byte[]? LocalKeyId => Find(Oids.LocalKeyIdAttribute) is { } value ? Read(value, reader => reader.ReadOctetString()) : null;

    /// <summary><c>CertBag ::= SEQUENCE { certId OBJECT IDENTIFIER, certValue [0] EXPLICIT OCTET STRING }</c>; null for anything else.</summary>
    public Certificate? Certificate()
    {
        if (Type != Oids.CertBag)
        {
            return null;
        }

        var encoded = Read(Value, reader =>
        {
            var bag = reader.ReadSequence();
            return bag.ReadObjectIdentifier() == Oids.X509CertificateBagType ? bag.ReadSequence(Der.Context(0)).ReadOctetString() : null;
        });
        return encoded is not null && Pki.Certificates.Certificate.Decode(encoded).Try(out var certificate, out _) ? certificate : null;
    }

    /// <summary>A certificate in a bag.</summary>
    public static SafeBag Of(Certificate certificate, ReadOnlyMemory<byte> attributes) => new(
        Oids.CertBag,
        Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.X509CertificateBagType);
                using (writer.PushSequence(Der.Context(0)))
                {
                    writer.WriteOctetString(certificate.Encoded.Span);
                }
            }
        }),
        attributes);

    /// <summary>The SET of localKeyID and friendlyName; DER sorts it so. A name has at most 256 letters here.</summary>
    public static byte[] AttributesOf(byte[] localKeyId, string friendlyName)
    {
        var name = friendlyName.Length > 256 ? friendlyName[..256] : friendlyName;
        return Der.Write(writer =>
        {
            using (writer.PushSetOf())
            {
                WriteAttribute(writer, Oids.LocalKeyIdAttribute, value => value.WriteOctetString(localKeyId));
                WriteAttribute(writer, Oids.FriendlyNameAttribute, value => value.WriteEncodedValue(Bmp(name)));
            }
        });
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(Value);

    public override string ToString() => $"a bag of {Type}";

    private static void WriteAttribute(AsnWriter writer, string oid, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSetOf())
            {
                value(writer);
            }
        }
    }

    /// <summary>BMPString by hand: a name outside the basic plane is surrogates, as every other program writes it.</summary>
    private static byte[] Bmp(string text)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(Encoding.BigEndianUnicode.GetBytes(text), new Asn1Tag(TagClass.ContextSpecific, (int)UniversalTagNumber.BMPString));
        var encoded = writer.Encode();
        encoded[0] = (byte)UniversalTagNumber.BMPString;
        return encoded;
    }

    // The platform's reader refuses the surrogates that other programs write.
    private static string? ReadBmp(AsnReader reader) =>
        reader.TryReadPrimitiveCharacterStringBytes(new Asn1Tag(UniversalTagNumber.BMPString), out var octets) ? Encoding.BigEndianUnicode.GetString(octets.Span) : null;

    private ReadOnlyMemory<byte>? Find(string oid)
    {
        if (Attributes.IsEmpty)
        {
            return null;
        }

        return Read<ReadOnlyMemory<byte>?>(Attributes, reader =>
        {
            var set = reader.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                var attribute = set.ReadSequence();
                var isIt = attribute.ReadObjectIdentifier() == oid;
                var values = attribute.ReadSetOf(skipSortOrderValidation: true);
                if (isIt && values.HasData)
                {
                    return values.ReadEncodedValue();
                }
            }

            return null;
        });
    }

    private static T? Read<T>(ReadOnlyMemory<byte> encoded, Func<AsnReader, T?> read)
    {
        try
        {
            return read(new AsnReader(encoded, AsnEncodingRules.BER));
        }
        catch (AsnContentException)
        {
            return default;
        }
    }
}
