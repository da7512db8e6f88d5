using System.Formats.Asn1;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary>One pair of policyMappings (RFC 5280 §4.2.1.5).</summary>
/// <param name="IssuerDomain">The policy as the issuer calls it, dotted OID.</param>
/// <param name="SubjectDomain">What stands for it in the subject's domain.</param>
public sealed record PolicyMapping(string IssuerDomain, string SubjectDomain);

/// <summary>policyConstraints (RFC 5280 §4.2.1.11): after how many more certificates each begins to bind; null: not at all.</summary>
/// <param name="RequireExplicitPolicy">A policy must be valid.</param>
/// <param name="InhibitPolicyMapping">Policies are no longer mapped.</param>
public sealed record PolicyConstraints(int? RequireExplicitPolicy, int? InhibitPolicyMapping);

/// <summary>
/// <code>
/// PolicyMappings    ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE { issuerDomainPolicy OBJECT IDENTIFIER, subjectDomainPolicy OBJECT IDENTIFIER }
/// PolicyConstraints ::= SEQUENCE { requireExplicitPolicy [0] SkipCerts OPTIONAL, inhibitPolicyMapping [1] SkipCerts OPTIONAL }
/// InhibitAnyPolicy  ::= SkipCerts
/// SkipCerts         ::= INTEGER (0..MAX)
/// </code>
/// (RFC 5280 §4.2.1.5, §4.2.1.11, §4.2.1.14).
/// </summary>
internal static class PolicyExtensions
{
    public static IReadOnlyList<PolicyMapping> ReadMappings(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader =>
    {
        var (sequence, found) = (reader.ReadSequence(), new List<PolicyMapping>());
        do
        {
            var pair = sequence.ReadSequence();
            found.Add(new(pair.ReadObjectIdentifier(), pair.ReadObjectIdentifier()));
            pair.ThrowIfNotEmpty();
        }
        while (sequence.HasData);
        return found;
    });

    public static PolicyConstraints ReadConstraints(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader =>
    {
        var sequence = reader.ReadSequence();
        var constraints = new PolicyConstraints(ReadTagged(sequence, 0), ReadTagged(sequence, 1));
        sequence.ThrowIfNotEmpty();

        // RFC 5280 §4.2.1.11: conforming CAs MUST NOT issue an empty sequence; it cannot be told what was meant.
        return constraints == new PolicyConstraints(null, null) ? throw Der.Fault("policy constraints constrain nothing") : constraints;
    });

    public static int ReadInhibitAnyPolicy(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader => ReadSkip(reader, Asn1Tag.Integer));

    private static int? ReadTagged(AsnReader sequence, int number)
    {
        var tag = Der.Context(number, constructed: false);
        return sequence.HasData && sequence.PeekTag() == tag ? ReadSkip(sequence, tag) : null;
    }

    /// <summary>More than an int holds is more certificates than any path has.</summary>
    private static int ReadSkip(AsnReader reader, Asn1Tag tag)
    {
        var skip = reader.ReadInteger(tag);
        return skip.Sign < 0 ? throw Der.Fault("SkipCerts is not negative") : skip > int.MaxValue ? int.MaxValue : (int)skip;
    }
}
