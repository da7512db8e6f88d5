using System.Formats.Asn1;
using Tanba.Pki.Certificates;
using Tanba.Pki.Names;

namespace Tanba.Pki.Crls;

/// <summary>The entries of one list, by serial number; those of other issuers, which only an indirect list has, apart.</summary>
internal sealed class RevokedEntries
{
    private readonly Dictionary<SerialNumber, RevokedEntry> own = [];
    private Dictionary<(string Issuer, SerialNumber SerialNumber), RevokedEntry>? foreign;

    public IReadOnlyCollection<RevokedEntry> Own => own.Values;

    public RevokedEntry? Find(SerialNumber serialNumber) => own.GetValueOrDefault(serialNumber);

    public RevokedEntry? Find(SerialNumber serialNumber, DistinguishedName issuer) => foreign?.GetValueOrDefault((issuer.Canonical, serialNumber));

    /// <summary>Reads the field where it is there.</summary>
    public static RevokedEntries Read(AsnReader tbs, bool isVersion2, DistinguishedName listIssuer)
    {
        var found = new RevokedEntries();
        var sequence = tbs.HasData && tbs.PeekTag() == Asn1Tag.Sequence ? tbs.ReadSequence() : null;
        if (sequence is { HasData: false })
        {
            throw Der.Fault("a list without revoked certificates leaves the field out (RFC 5280 §5.1.2.6)");
        }

        // RFC 5280 §5.3.3: an issuer that is said holds until another is; before that it is the list's own.
        DistinguishedName? other = null;
        while (sequence is { HasData: true })
        {
            var entry = RevokedEntry.Read(sequence, isVersion2);
            if (entry.CertificateIssuer is { } said)
            {
                other = said.Matches(listIssuer) ? null : said;
            }

            found.Add(entry, other);
        }

        return found;
    }

    private void Add(RevokedEntry entry, DistinguishedName? other)
    {
        if (other is null)
        {
            own[entry.SerialNumber] = entry;
            return;
        }

        foreign ??= [];
        foreign[(other.Canonical, entry.SerialNumber)] = entry;
    }
}
