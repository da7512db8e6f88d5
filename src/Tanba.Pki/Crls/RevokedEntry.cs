using System.Formats.Asn1;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Crls;

/// <summary>
/// One line of a list: <c>SEQUENCE { userCertificate CertificateSerialNumber, revocationDate Time, crlEntryExtensions Extensions OPTIONAL }</c>
/// (RFC 5280 §5.1.2.6).
/// </summary>
/// <param name="SerialNumber">Of the revoked certificate.</param>
/// <param name="RevokedAt">UTC, whole seconds.</param>
/// <param name="Reason">Unspecified when the entry says none.</param>
public sealed record RevokedEntry(SerialNumber SerialNumber, DateTimeOffset RevokedAt, RevocationReason Reason)
{
    internal void Write(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            SerialNumber.Write(writer);
            DerTime.Write(writer, RevokedAt);

            // RFC 5280 §5.3.1: the reason code extension SHOULD be absent instead of saying unspecified.
            if (Reason != RevocationReason.Unspecified)
            {
                Extension.WriteAll(writer, [Extension.Make(Oids.ReasonCode, critical: false, value => value.WriteEnumeratedValue(Reason))]);
            }
        }
    }

    internal static RevokedEntry Read(AsnReader reader, bool isVersion2)
    {
        var entry = reader.ReadSequence();
        var (serial, at, reason) = (SerialNumber.Read(entry), DerTime.Read(entry), RevocationReason.Unspecified);
        foreach (var extension in isVersion2 && entry.HasData ? Extension.ReadAll(entry) : [])
        {
            // RFC 5280 §5.3: an unknown critical entry extension (an indirect list's certificateIssuer too) makes the list unusable.
            reason = extension.Oid == Oids.ReasonCode ? Der.ReadInner(extension.Value, ReadReason)
                : extension.Critical ? throw Der.Fault($"critical entry extension {extension.Oid} is not known")
                : reason;
        }

        entry.ThrowIfNotEmpty();
        return new(serial, at, reason);
    }

    /// <summary>One of the reasons that are defined (RFC 5280 §5.3.1).</summary>
    internal static RevocationReason ReadReason(AsnReader reader)
    {
        var reason = reader.ReadEnumeratedValue<RevocationReason>();
        return Enum.IsDefined(reason) ? reason : throw Der.Fault($"revocation reason {(int)reason} is not defined");
    }
}
