using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Tanba.Authority.Audit;

/// <summary>A row of the table <c>audit</c>.</summary>
internal sealed record AuditRow(long Number, long At, string Act, string By, string Subject, string Detail, byte[] Previous, byte[] Hash)
{
    /// <summary>
    /// SHA-256 of the row in DER, so that no two different rows have the same octets:
    /// <code>AuditRow ::= SEQUENCE {
    ///     number   INTEGER,
    ///     at       INTEGER,        -- UTC milliseconds
    ///     act      UTF8String,
    ///     by       UTF8String,
    ///     subject  UTF8String,
    ///     detail   UTF8String,
    ///     previous OCTET STRING }  -- hash of the row before, 32 zero octets in the first</code>
    /// </summary>
    public byte[] ComputeHash()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Number);
            writer.WriteInteger(At);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, Act);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, By);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, Subject);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, Detail);
            writer.WriteOctetString(Previous);
        }

        return SHA256.HashData(writer.Encode());
    }

    /// <summary>The sentence that says what is wrong with this row behind <paramref name="before"/>; null when nothing is.</summary>
    public string? FaultAfter(AuditHead before) =>
        Number != before.Number + 1 ? $"Row {before.Number + 1} is missing; row {Number} stands in its place."
        : !Previous.AsSpan().SequenceEqual(before.Hash) ? $"Row {Number} does not follow row {before.Number}: the rows were reordered or replaced."
        : !Hash.AsSpan().SequenceEqual(ComputeHash()) ? $"Row {Number} was changed: its content does not give its hash."
        : null;
}
