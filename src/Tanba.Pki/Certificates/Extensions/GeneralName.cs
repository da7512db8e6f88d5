using System.Formats.Asn1;
using Tanba.Pki.Names;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary>The choices of a GeneralName; the numbers are the tags.</summary>
public enum GeneralNameKind
{
    /// <summary>otherName.</summary>
    Other = 0,

    /// <summary>rfc822Name.</summary>
    Email = 1,

    /// <summary>dNSName.</summary>
    Dns = 2,

    /// <summary>x400Address.</summary>
    X400 = 3,

    /// <summary>directoryName.</summary>
    Directory = 4,

    /// <summary>ediPartyName.</summary>
    EdiParty = 5,

    /// <summary>uniformResourceIdentifier.</summary>
    Uri = 6,

    /// <summary>iPAddress.</summary>
    Ip = 7,

    /// <summary>registeredID.</summary>
    RegisteredId = 8,
}

/// <summary>One <c>GeneralName</c> (RFC 5280 §4.2.1.6). Immutable, safe from any thread.</summary>
/// <param name="Kind">The choice.</param>
/// <param name="Text">Of an e-mail address, a DNS name or a URI: ASCII; else empty.</param>
/// <param name="Octets">Of an address: 4 or 16 octets, twice as many with the mask of a constraint. Of others the encoded value.</param>
/// <param name="Directory">Of a directoryName; else null.</param>
public sealed record GeneralName(GeneralNameKind Kind, string Text, ReadOnlyMemory<byte> Octets, DistinguishedName? Directory)
{
    internal static GeneralName Read(AsnReader reader, bool isConstraint = false)
    {
        var tag = reader.PeekTag();
        if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue > (int)GeneralNameKind.RegisteredId)
        {
            throw Der.Fault("not a GeneralName");
        }

        var (kind, encoded) = ((GeneralNameKind)tag.TagValue, reader.PeekEncodedValue());
        switch (kind)
        {
            case GeneralNameKind.Email or GeneralNameKind.Dns or GeneralNameKind.Uri:
                return new(kind, reader.ReadCharacterString(UniversalTagNumber.IA5String, Der.Context(tag.TagValue, constructed: false)), encoded, null);
            case GeneralNameKind.Ip:
                return new(kind, string.Empty, ReadAddress(reader, isConstraint ? 2 : 1), null);
            case GeneralNameKind.Directory:
                var inner = reader.ReadSequence(Der.Context(4));
                var name = DistinguishedName.Read(inner);
                inner.ThrowIfNotEmpty();
                return new(kind, string.Empty, encoded, name);
            default:
                reader.ReadEncodedValue();
                return new(kind, string.Empty, encoded, null);
        }
    }

    /// <summary><c>GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName</c>; <paramref name="names"/> stands inside the sequence.</summary>
    internal static IReadOnlyList<GeneralName> ReadAll(AsnReader names)
    {
        var found = new List<GeneralName>();
        do
        {
            found.Add(Read(names));
        }
        while (names.HasData);
        return found;
    }

    private static byte[] ReadAddress(AsnReader reader, int times)
    {
        var octets = reader.ReadOctetString(Der.Context(7, constructed: false));
        return octets.Length == 4 * times || octets.Length == 16 * times ? octets : throw Der.Fault($"an address has {4 * times} or {16 * times} octets");
    }
}
