using System.Formats.Asn1;

namespace Tanba.Pki.Names;

/// <summary>
/// <c>Name ::= SEQUENCE OF SET OF AttributeTypeAndValue</c> (RFC 5280 §4.1.2.4). Immutable, safe from any thread. Equality is
/// equality of octets; <see cref="Matches"/> is the comparison of the standard.
/// </summary>
public sealed class DistinguishedName : IEquatable<DistinguishedName>
{
    private static readonly DerInput Input = new("name", 16 * 1024);

    /// <summary>A name with one attribute in each RDN, in the order given.</summary>
    /// <exception cref="System.Text.EncoderFallbackException">A value holds characters its string type does not have.</exception>
    public DistinguishedName(IEnumerable<NameAttribute> oneRdnEach)
        : this([.. oneRdnEach.Select(attribute => (IReadOnlyList<NameAttribute>)[attribute])], default)
    {
        Encoded = Encode(Rdns);
    }

    private IReadOnlyList<string>? canonicalRdns;
    private string? canonical;

    private DistinguishedName(IReadOnlyList<IReadOnlyList<NameAttribute>> rdns, ReadOnlyMemory<byte> encoded)
    {
        Rdns = rdns;
        Attributes = [.. rdns.SelectMany(rdn => rdn)];
        Encoded = encoded;
    }

    /// <summary>DER of the name.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>The RDNs in encoded order, each with its attributes.</summary>
    public IReadOnlyList<IReadOnlyList<NameAttribute>> Rdns { get; }

    /// <summary>All attributes in encoded order.</summary>
    public IReadOnlyList<NameAttribute> Attributes { get; }

    /// <summary>The first CN.</summary>
    public string? CommonName => Find(Oids.CommonName);

    /// <summary>Twelve digits of a serialNumber <c>IIN…</c>; null when there is none of that shape. The check digit is not judged.</summary>
    public string? Iin => Digits(Oids.SerialNumberAttribute, "IIN");

    /// <summary>Twelve digits of an OU <c>BIN…</c>; null when there is none of that shape. The check digit is not judged.</summary>
    public string? Bin => Digits(Oids.OrganizationalUnit, "BIN");

    /// <summary>Reads DER of at most 16 KiB. Refuses with <c>name.too-large</c>, <c>name.malformed</c>.</summary>
    public static Result<DistinguishedName> Decode(ReadOnlyMemory<byte> der) => Der.Read<DistinguishedName>(der, Input, reader => Read(reader));

    /// <summary>The first value of an attribute, in encoded order.</summary>
    public string? Find(string oid) => Attributes.FirstOrDefault(attribute => attribute.Oid == oid)?.Value;

    /// <summary>RFC 5280 §7.1: case, runs of white space and string types do not count.</summary>
    public bool Matches(DistinguishedName other) => Equals(other) || Canonical == other.Canonical;

    /// <summary><c>CN=…,SURNAME=…,SERIALNUMBER=IIN…,C=KZ,G=…</c>: encoded order, no space after the comma, as NCALayer's pages parse it.</summary>
    public string ToNcaLayerString() => string.Join(',', Attributes.Select(AttributeKeywords.ForNcaLayer));

    /// <summary><c>CN=…, SN=…</c> in encoded order; special and control characters are escaped as in RFC 4514.</summary>
    public override string ToString() => string.Join(", ", Rdns.Select(rdn => string.Join(" + ", rdn.Select(AttributeKeywords.ForPeople))));

    /// <inheritdoc/>
    public bool Equals(DistinguishedName? other) => other is not null && Encoded.Span.SequenceEqual(other.Encoded.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DistinguishedName);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Encoded.Span);
        return hash.ToHashCode();
    }

    /// <summary>Reads one value.</summary>
    /// <exception cref="AsnContentException">It is malformed.</exception>
    public static DistinguishedName Read(AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var (sequence, rdns) = (reader.ReadSequence(), new List<IReadOnlyList<NameAttribute>>());
        while (sequence.HasData)
        {
            rdns.Add(ReadRdn(sequence.ReadSetOf()));
        }

        return new(rdns, encoded);
    }

    /// <summary>One text for all names that match (RFC 5280 §7.1): what names are looked up by.</summary>
    internal string Canonical => canonical ??= string.Join('\u0001', CanonicalRdns);

    /// <summary>The same of each RDN, for prefixes of names (§4.2.1.10).</summary>
    internal IReadOnlyList<string> CanonicalRdns => canonicalRdns ??= [.. Rdns.Select(NameMatching.Canonical)];

    internal static IReadOnlyList<NameAttribute> ReadRdn(AsnReader set)
    {
        var rdn = new List<NameAttribute>();
        do
        {
            rdn.Add(NameAttribute.Read(set));
        }
        while (set.HasData);
        return rdn;
    }

    /// <summary>This name with one more RDN (nameRelativeToCRLIssuer, RFC 5280 §4.2.1.13).</summary>
    internal DistinguishedName Append(IReadOnlyList<NameAttribute> rdn)
    {
        IReadOnlyList<IReadOnlyList<NameAttribute>> longer = [.. Rdns, rdn];
        return new(longer, Encode(longer));
    }

    private static byte[] Encode(IReadOnlyList<IReadOnlyList<NameAttribute>> rdns) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            foreach (var rdn in rdns)
            {
                using (writer.PushSetOf())
                {
                    foreach (var attribute in rdn)
                    {
                        attribute.Write(writer);
                    }
                }
            }
        }
    });

    private string? Digits(string oid, string prefix) => Attributes
        .Where(attribute => attribute.Oid == oid && attribute.Value.StartsWith(prefix, StringComparison.Ordinal))
        .Select(attribute => attribute.Value[prefix.Length..])
        .FirstOrDefault(digits => digits.Length == 12 && digits.All(char.IsAsciiDigit));
}
