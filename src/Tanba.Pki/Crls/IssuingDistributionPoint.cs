using System.Formats.Asn1;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Crls;

/// <summary>
/// What a list is about:
/// <code>
/// IssuingDistributionPoint ::= SEQUENCE { distributionPoint [0] DistributionPointName OPTIONAL, onlyContainsUserCerts [1] BOOLEAN DEFAULT FALSE,
///   onlyContainsCACerts [2] BOOLEAN DEFAULT FALSE, onlySomeReasons [3] ReasonFlags OPTIONAL, indirectCRL [4] BOOLEAN DEFAULT FALSE,
///   onlyContainsAttributeCerts [5] BOOLEAN DEFAULT FALSE }
/// </code>
/// (RFC 5280 §5.2.5). Immutable, safe from any thread.
/// </summary>
/// <param name="Name">Where this list is; null when not said.</param>
/// <param name="OnlyUsers">No certificates of authorities.</param>
/// <param name="OnlyAuthorities">Only certificates of authorities.</param>
/// <param name="Reasons">Only revocations for these reasons; null: all.</param>
/// <param name="IsIndirect">Entries may be of certificates of other issuers.</param>
/// <param name="OnlyAttributes">Only attribute certificates.</param>
public sealed record IssuingDistributionPoint(
    DistributionPointName? Name, bool OnlyUsers, bool OnlyAuthorities, ReasonFlags? Reasons, bool IsIndirect, bool OnlyAttributes)
{
    /// <summary>DER as it came: a delta has the same as its base (RFC 5280 §6.3.3 (c)).</summary>
    internal ReadOnlyMemory<byte> Encoded { get; private init; }

    internal static IssuingDistributionPoint Read(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader =>
    {
        var sequence = reader.ReadSequence();
        var name = sequence.HasData && sequence.PeekTag() == Der.Context(0) ? DistributionPointName.Read(sequence.ReadSequence(Der.Context(0))) : null;
        var (users, authorities) = (ReadFlag(sequence, 1), ReadFlag(sequence, 2));
        var tag = Der.Context(3, constructed: false);
        ReasonFlags? reasons = sequence.HasData && sequence.PeekTag() == tag ? DistributionPoint.ReadReasons(sequence, tag) : null;
        var (indirect, attributes) = (ReadFlag(sequence, 4), ReadFlag(sequence, 5));
        sequence.ThrowIfNotEmpty();

        // RFC 5280 §5.2.5: at most one of the three; an empty sequence says nothing.
        var kinds = (users ? 1 : 0) + (authorities ? 1 : 0) + (attributes ? 1 : 0);
        return kinds > 1 || (name is null && kinds == 0 && reasons is null && !indirect)
            ? throw Der.Fault("the scope of the list contradicts itself")
            : new IssuingDistributionPoint(name, users, authorities, reasons, indirect, attributes) { Encoded = value };
    });

    private static bool ReadFlag(AsnReader sequence, int number)
    {
        var tag = Der.Context(number, constructed: false);
        return sequence.HasData && sequence.PeekTag() == tag && (sequence.ReadBoolean(tag) ? true : throw Der.Fault("FALSE is the default and not written"));
    }
}
