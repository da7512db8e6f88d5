using System.Formats.Asn1;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary>
/// <code>
/// certificatePolicies ::= SEQUENCE SIZE (1..MAX) OF PolicyInformation
/// PolicyInformation   ::= SEQUENCE { policyIdentifier OBJECT IDENTIFIER, policyQualifiers SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL }
/// PolicyQualifierInfo ::= SEQUENCE { policyQualifierId OBJECT IDENTIFIER, qualifier ANY }
/// UserNotice          ::= SEQUENCE { noticeRef NoticeReference OPTIONAL, explicitText DisplayText OPTIONAL }
/// </code>
/// (RFC 5280 §4.2.1.4).
/// </summary>
public static class CertificatePoliciesExtension
{
    /// <summary>One policy; <paramref name="cps"/> is an address (IA5String), <paramref name="userNotice"/> at most 200 characters (UTF8String).</summary>
    public static Extension Write(string policyOid, string? cps = null, string? userNotice = null) =>
        Extension.Make(Oids.CertificatePolicies, critical: false, writer => Write(writer, policyOid, cps, userNotice));

    internal static IReadOnlyList<string> Read(ReadOnlyMemory<byte> value) => Read(value, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Whether there is a qualifier other than the two of RFC 5280 §4.2.1.4.</summary>
    internal static bool HasUnknownQualifier(ReadOnlyMemory<byte> value)
    {
        var qualifiers = new HashSet<string>(StringComparer.Ordinal);
        Read(value, qualifiers);
        return qualifiers.Any(qualifier => qualifier is not (Oids.CpsQualifier or Oids.UserNoticeQualifier));
    }

    private static List<string> Read(ReadOnlyMemory<byte> value, HashSet<string> qualifiers) => Der.ReadInner(value, reader =>
    {
        var (sequence, policies) = (reader.ReadSequence(), new List<string>());
        do
        {
            var information = sequence.ReadSequence();
            policies.Add(information.ReadObjectIdentifier());
            if (information.HasData)
            {
                ReadQualifiers(information.ReadSequence(), qualifiers);
            }

            information.ThrowIfNotEmpty();
        }
        while (sequence.HasData);

        // RFC 5280 §4.2.1.4: a policy MUST NOT appear more than once.
        return policies.Distinct(StringComparer.Ordinal).Count() == policies.Count ? policies : throw Der.Fault("a policy is there twice");
    });

    private static void ReadQualifiers(AsnReader sequence, HashSet<string> found)
    {
        do
        {
            var qualifier = sequence.ReadSequence();
            found.Add(qualifier.ReadObjectIdentifier());
            qualifier.ReadEncodedValue();
            qualifier.ThrowIfNotEmpty();
        }
        while (sequence.HasData);
    }

    private static void Write(AsnWriter writer, string policyOid, string? cps, string? userNotice)
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(policyOid);
            if (cps is not null || userNotice is not null)
            {
                WriteQualifiers(writer, cps, userNotice);
            }
        }
    }

    private static void WriteQualifiers(AsnWriter writer, string? cps, string? userNotice)
    {
        using (writer.PushSequence())
        {
            if (cps is not null)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.CpsQualifier);
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, cps);
                }
            }

            if (userNotice is not null)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.UserNoticeQualifier);
                    using (writer.PushSequence())
                    {
                        writer.WriteCharacterString(UniversalTagNumber.UTF8String, userNotice);
                    }
                }
            }
        }
    }
}
