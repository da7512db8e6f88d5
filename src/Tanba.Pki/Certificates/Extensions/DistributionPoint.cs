using System.Formats.Asn1;
using Tanba.Pki.Names;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary><c>ReasonFlags ::= BIT STRING</c> (RFC 5280 §4.2.1.13): for which reasons of revocation a list speaks.</summary>
[Flags]
public enum ReasonFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Bit 0, not used.</summary>
    Unused = 1,

    /// <summary>keyCompromise.</summary>
    KeyCompromise = 2,

    /// <summary>cACompromise.</summary>
    CaCompromise = 4,

    /// <summary>affiliationChanged.</summary>
    AffiliationChanged = 8,

    /// <summary>superseded.</summary>
    Superseded = 16,

    /// <summary>cessationOfOperation.</summary>
    CessationOfOperation = 32,

    /// <summary>certificateHold.</summary>
    CertificateHold = 64,

    /// <summary>privilegeWithdrawn.</summary>
    PrivilegeWithdrawn = 128,

    /// <summary>aACompromise.</summary>
    AaCompromise = 256,

    /// <summary>Every reason there is (RFC 5280 §6.3.2 (a)).</summary>
    All = 510,
}

/// <summary><c>DistributionPointName ::= CHOICE { fullName [0] GeneralNames, nameRelativeToCRLIssuer [1] RelativeDistinguishedName }</c>.</summary>
/// <param name="FullName">Every name of the same list; empty for the other choice.</param>
/// <param name="Relative">What follows the issuer's name; null for the first choice.</param>
public sealed record DistributionPointName(IReadOnlyList<GeneralName> FullName, IReadOnlyList<NameAttribute>? Relative)
{
    /// <summary>Reads the choice inside its explicit tag.</summary>
    internal static DistributionPointName Read(AsnReader tagged)
    {
        var name = tagged.PeekTag() == Der.Context(0)
            ? new DistributionPointName(GeneralName.ReadAll(tagged.ReadSequence(Der.Context(0))), null)
            : new([], tagged.ReadSetOf(expectedTag: Der.Context(1)) is { HasData: true } rdn ? DistinguishedName.ReadRdn(rdn) : []);
        tagged.ThrowIfNotEmpty();
        return name;
    }
}

/// <summary>
/// <code>
/// DistributionPoint ::= SEQUENCE { distributionPoint [0] DistributionPointName OPTIONAL, reasons [1] ReasonFlags OPTIONAL, cRLIssuer [2] GeneralNames OPTIONAL }
/// </code>
/// (RFC 5280 §4.2.1.13).
/// </summary>
/// <param name="Name">Where the list is; null when only its issuer is said.</param>
/// <param name="Reasons">For which reasons the list there speaks; null: for all.</param>
/// <param name="CrlIssuer">Who signs the list; empty: the issuer of the certificate.</param>
public sealed record DistributionPoint(DistributionPointName? Name, ReasonFlags? Reasons, IReadOnlyList<GeneralName> CrlIssuer)
{
    internal static IReadOnlyList<DistributionPoint> ReadAll(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader =>
    {
        var (points, found) = (reader.ReadSequence(), new List<DistributionPoint>());
        do
        {
            found.Add(Read(points.ReadSequence()));
        }
        while (points.HasData);
        return found;
    });

    /// <summary>Reasons under a context tag.</summary>
    internal static ReasonFlags ReadReasons(AsnReader reader, Asn1Tag tag)
    {
        var reasons = reader.ReadNamedBitListValue<ReasonFlags>(tag);
        return (reasons & ~(ReasonFlags.All | ReasonFlags.Unused)) == ReasonFlags.None ? reasons : throw Der.Fault("a reason is not defined");
    }

    private static DistributionPoint Read(AsnReader point)
    {
        var name = point.HasData && point.PeekTag() == Der.Context(0) ? DistributionPointName.Read(point.ReadSequence(Der.Context(0))) : null;
        var tag = Der.Context(1, constructed: false);
        ReasonFlags? reasons = point.HasData && point.PeekTag() == tag ? ReadReasons(point, tag) : null;
        var issuer = point.HasData ? GeneralName.ReadAll(point.ReadSequence(Der.Context(2))) : [];
        point.ThrowIfNotEmpty();
        return new(name, reasons, issuer);
    }
}
