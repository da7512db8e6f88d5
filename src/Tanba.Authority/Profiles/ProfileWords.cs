using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Names;

namespace Tanba.Authority.Profiles;

/// <summary>The words that a profile may use, and what they mean.</summary>
internal static class ProfileWords
{
    public static readonly Dictionary<string, (string Oid, StringType Type)> Attributes = new(StringComparer.Ordinal)
    {
        ["commonName"] = (Oids.CommonName, StringType.Utf8),
        ["surname"] = (Oids.Surname, StringType.Utf8),
        ["serialNumber"] = (Oids.SerialNumberAttribute, StringType.Printable),
        ["countryName"] = (Oids.Country, StringType.Printable),
        ["localityName"] = (Oids.Locality, StringType.Utf8),
        ["stateOrProvinceName"] = (Oids.StateOrProvince, StringType.Utf8),
        ["givenName"] = (Oids.GivenName, StringType.Utf8),
        ["userId"] = (Oids.UserId, StringType.Utf8),
    };

    public static readonly Dictionary<string, StringType> Types = new(StringComparer.Ordinal)
    {
        ["utf8"] = StringType.Utf8,
        ["printable"] = StringType.Printable,
    };

    /// <summary>Upper case without a culture: the national certificates name people in capitals, whatever machine issues them.</summary>
    public static readonly Dictionary<string, (Func<SubjectFacts, string?> Value, bool MayBeMissing)> Sources = new(StringComparer.Ordinal)
    {
        ["surnameAndName"] = (facts => $"{facts.Surname} {facts.GivenName}".Trim().ToUpperInvariant(), false),
        ["surname"] = (facts => facts.Surname.ToUpperInvariant(), false),
        ["iin"] = (facts => "IIN" + facts.Iin, false),
        ["country"] = (facts => facts.Country.ToUpperInvariant(), false),
        ["locality"] = (facts => facts.Locality?.ToUpperInvariant(), true),
        ["region"] = (facts => facts.Region?.ToUpperInvariant(), true),
        ["patronymic"] = (facts => facts.Patronymic?.ToUpperInvariant(), true),
        ["systemOid"] = (facts => facts.System?.Oid, false),
        ["systemName"] = (facts => facts.System?.Name, false),
    };

    public static readonly Dictionary<string, KeyUsage> KeyUsages = new(StringComparer.Ordinal)
    {
        ["digitalSignature"] = KeyUsage.DigitalSignature,
        ["nonRepudiation"] = KeyUsage.NonRepudiation,
        ["keyEncipherment"] = KeyUsage.KeyEncipherment,
        ["dataEncipherment"] = KeyUsage.DataEncipherment,
        ["keyAgreement"] = KeyUsage.KeyAgreement,
    };

    public static readonly Dictionary<string, string> ExtendedKeyUsages = new(StringComparer.Ordinal)
    {
        ["clientAuth"] = Oids.ClientAuth,
        ["emailProtection"] = Oids.EmailProtection,
    };

    public static readonly Dictionary<string, Func<SubjectPublicKeyInfo, byte[]>> KeyIdentifiers = new(StringComparer.Ordinal)
    {
        ["sha1OfSubjectPublicKeyInfo"] = key => key.Sha1OfWhole(),
        ["sha1OfKeyBits"] = key => key.Sha1OfKeyBits(),
    };

    /// <summary>Which key usage makes a key fit for its role.</summary>
    public static readonly Dictionary<string, string[]> Roles = new(StringComparer.Ordinal)
    {
        ["auth"] = ["digitalSignature"],
        ["sign"] = ["nonRepudiation"],
        ["both"] = ["digitalSignature", "nonRepudiation"],
        ["system"] = ["digitalSignature"],
    };

    /// <summary>What a serial number is first tried with; null draws one. One that is used already is always drawn anew.</summary>
    public static readonly Dictionary<string, Func<byte[], SerialNumber?>> SerialNumbers = new(StringComparer.Ordinal)
    {
        ["random"] = _ => null,
        ["fromSubjectKeyIdentifier"] = identifier => SerialNumber.FromKeyIdentifier(identifier),
    };

    public static readonly string[] EmailRules = ["whenGiven", "never"];

    public static IEnumerable<string> KeyKinds => KeyAlgorithm.All.SelectMany(row => row.Kinds);
}
