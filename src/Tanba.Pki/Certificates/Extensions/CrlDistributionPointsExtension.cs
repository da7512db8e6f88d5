using System.Formats.Asn1;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary>
/// <code>
/// CRLDistributionPoints ::= SEQUENCE SIZE (1..MAX) OF DistributionPoint
/// DistributionPoint     ::= SEQUENCE { distributionPoint [0] DistributionPointName OPTIONAL, … }
/// DistributionPointName ::= CHOICE { fullName [0] GeneralNames, … }
/// </code>
/// (RFC 5280 §4.2.1.13); freshestCRL (§4.2.1.15) has the same syntax.
/// </summary>
public static class CrlDistributionPointsExtension
{
    private static readonly Asn1Tag Uri = Der.Context(6, constructed: false);

    /// <summary>One point per address, as the national certificates have it: mirrors stand beside each other.</summary>
    public static Extension Write(IEnumerable<string> urls, bool freshest = false) =>
        Extension.Make(freshest ? Oids.FreshestCrl : Oids.CrlDistributionPoints, critical: false, writer =>
        {
            using (writer.PushSequence())
            {
                foreach (var url in urls)
                {
                    WritePoint(writer, url);
                }
            }
        });

    /// <summary>Every address of a full name, in order.</summary>
    internal static IReadOnlyList<string> Urls(IReadOnlyList<DistributionPoint> points) =>
        [.. points.SelectMany(point => point.Name?.FullName ?? []).Where(name => name.Kind == GeneralNameKind.Uri).Select(name => name.Text)];

    private static void WritePoint(AsnWriter writer, string url)
    {
        using (writer.PushSequence())
        using (writer.PushSequence(Der.Context(0)))
        using (writer.PushSequence(Der.Context(0)))
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, url, Uri);
        }
    }
}
