using System.Collections.Frozen;
using System.Text;

namespace Tanba.Pki.Names;

/// <summary>How attributes are called and escaped in text: our own form for people, and the form NCALayer's pages parse.</summary>
internal static class AttributeKeywords
{
    private static readonly FrozenDictionary<string, (string People, string NcaLayer)> Words = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        [Oids.CommonName] = ("CN", "CN"),
        [Oids.Surname] = ("SN", "SURNAME"),
        [Oids.SerialNumberAttribute] = ("serialNumber", "SERIALNUMBER"),
        [Oids.Country] = ("C", "C"),
        [Oids.Locality] = ("L", "L"),
        [Oids.StateOrProvince] = ("ST", "ST"),
        [Oids.StreetAddress] = ("street", "STREET"),
        [Oids.Organization] = ("O", "O"),
        [Oids.OrganizationalUnit] = ("OU", "OU"),
        [Oids.Title] = ("title", "T"),
        [Oids.BusinessCategory] = ("businessCategory", "BUSINESSCATEGORY"),
        [Oids.GivenName] = ("GN", "G"),
        [Oids.UserId] = ("UID", "UID"),
        [Oids.DomainComponent] = ("DC", "DC"),
        [Oids.EmailAddress] = ("E", "E"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string ForPeople(NameAttribute attribute) =>
        $"{(Words.TryGetValue(attribute.Oid, out var word) ? word.People : attribute.Oid)}={Escape(attribute)}";

    public static string ForNcaLayer(NameAttribute attribute) =>
        $"{(Words.TryGetValue(attribute.Oid, out var word) ? word.NcaLayer : attribute.Oid)}={Escape(attribute)}";

    /// <summary>RFC 4514 §2.4: a backslash before what would end the value or change its meaning; control characters in hex.</summary>
    private static string Escape(NameAttribute attribute)
    {
        var (value, text) = (attribute.Value, new StringBuilder());
        for (var i = 0; i < value.Length; i++)
        {
            var edgeSpace = value[i] == ' ' && (i == 0 || i == value.Length - 1);
            if (value[i] is '"' or '+' or ',' or ';' or '<' or '>' or '\\' || edgeSpace || (value[i] == '#' && i == 0 && attribute.Type != StringType.Other))
            {
                text.Append('\\');
            }

            // Control characters (RFC 4514 §2.4 last paragraph) must never reach a log line or a screen as they are.
            _ = char.IsControl(value[i])
                ? text.Append(string.Concat(Encoding.UTF8.GetBytes([value[i]]).Select(octet => $"\\{octet:x2}")))
                : text.Append(value[i]);
        }

        return text.ToString();
    }
}
