using System.Formats.Asn1;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

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
    /// <summary>Of an indirect list: the issuer of this certificate and of those below (RFC 5280 §5.3.3); null: the one said before.</summary>
    internal DistinguishedName? CertificateIssuer { get; private init; }

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
        DistinguishedName? issuer = null;
        foreach (var extension in isVersion2 && entry.HasData ? Extension.ReadAll(entry) : [])
        {
            if (extension.Oid == Oids.CertificateIssuer)
            {
                issuer = ReadIssuer(extension.Value);
                continue;
            }

            // RFC 5280 §5.3: an unknown critical entry extension makes the list unusable.
            reason = extension.Oid == Oids.ReasonCode ? Der.ReadInner(extension.Value, ReadReason)
                : extension.Critical ? throw Der.Fault($"critical entry extension {extension.Oid} is not known")
                : reason;
        }

        entry.ThrowIfNotEmpty();
        return new(serial, at, reason) { CertificateIssuer = issuer };
    }

    /// <summary>One of the reasons that are defined (RFC 5280 §5.3.1).</summary>
    internal static RevocationReason ReadReason(AsnReader reader)
    {
        var reason = reader.ReadEnumeratedValue<RevocationReason>();
        return Enum.IsDefined(reason) ? reason : throw Der.Fault($"revocation reason {(int)reason} is not defined");
    }

    /// <summary>RFC 5280 §5.3.3: GeneralNames with the distinguished name of the certificate's issuer.</summary>
    private static DistinguishedName ReadIssuer(ReadOnlyMemory<byte> value) =>
        Der.ReadInner(value, reader => GeneralName.ReadAll(reader.ReadSequence())).FirstOrDefault(name => name.Kind == GeneralNameKind.Directory)?.Directory
            ?? throw Der.Fault("a certificate issuer has no distinguished name");
}
