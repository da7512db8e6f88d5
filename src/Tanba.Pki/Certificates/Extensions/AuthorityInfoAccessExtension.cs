using System.Formats.Asn1;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary>
/// <c>AuthorityInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE { accessMethod OBJECT IDENTIFIER, accessLocation GeneralName }</c>
/// (RFC 5280 §4.2.2.1).
/// </summary>
public static class AuthorityInfoAccessExtension
{
    private static readonly Asn1Tag Uri = Der.Context(6, constructed: false);

    /// <summary>First the OCSP addresses, then those of the issuer's certificate.</summary>
    public static Extension Write(IEnumerable<string> ocspUrls, IEnumerable<string> caIssuersUrls) => Extension.Make(Oids.AuthorityInfoAccess, critical: false, writer =>
    {
        using (writer.PushSequence())
        {
            foreach (var (method, url) in ocspUrls.Select(url => (Oids.OcspAccess, url)).Concat(caIssuersUrls.Select(url => (Oids.CaIssuersAccess, url))))
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(method);
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, url, Uri);
                }
            }
        }
    });

    /// <summary>Method and address of every entry that names an address.</summary>
    internal static IReadOnlyList<(string Method, string Url)> Read(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader =>
    {
        var (sequence, found) = (reader.ReadSequence(), new List<(string, string)>());
        do
        {
            var description = sequence.ReadSequence();
            var method = description.ReadObjectIdentifier();
            var location = GeneralName.Read(description);
            description.ThrowIfNotEmpty();
            if (location.Kind == GeneralNameKind.Uri)
            {
                found.Add((method, location.Text));
            }

        }
        while (sequence.HasData);

        return found;
    });
}
