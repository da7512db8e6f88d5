using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Paths;

/// <summary>The name constraints of the certificates above, gathered from the root down (RFC 5280 §6.1.3 (b), (c), §6.1.4 (g)).</summary>
internal sealed class ConstrainedNames(WorkBudget work)
{
    private readonly List<(Certificate Authority, NameConstraints Constraints)> above = [];

    /// <summary>All who stand below are bound by it.</summary>
    public void Add(Certificate authority)
    {
        if (authority.NameConstraints is { } constraints)
        {
            above.Add((authority, constraints));
        }
    }

    public PathFault? Check(Certificate certificate, bool isLeaf)
    {
        if (above.Count == 0)
        {
            return null;
        }

        var all = NamesOf(certificate, isLeaf).ToList();
        foreach (var (authority, constraints) in above)
        {
            // As OpenSSL counts: every name with every constraint, of whatever kind.
            if (!work.TakeComparisons((long)all.Count * (constraints.Permitted.Count + constraints.Excluded.Count)))
            {
                return new(PathReason.TooMuchWork, $"{certificate} has too many names for the constraints of {authority}");
            }

            foreach (var kind in all.GroupBy(name => name.Kind))
            {
                if (Check(kind.Select(ComparedName.OfName), Of(constraints.Permitted, kind.Key), Of(constraints.Excluded, kind.Key)) is { } fault)
                {
                    return new(PathReason.NameNotPermitted, $"{certificate}: {fault} by {authority}", "RFC 5280 §4.2.1.10");
                }
            }
        }

        return null;
    }

    private static List<ComparedName> Of(IReadOnlyList<GeneralName> subtrees, GeneralNameKind kind) => [.. subtrees.Where(subtree => subtree.Kind == kind).Select(ComparedName.OfSubtree)];

    /// <summary>subjectAltName, the subject itself, its e-mail addresses, and of a leaf without DNS names a common name that is one.</summary>
    private static IEnumerable<GeneralName> NamesOf(Certificate certificate, bool isLeaf)
    {
        if (certificate.Subject.Rdns.Count > 0)
        {
            yield return new(GeneralNameKind.Directory, string.Empty, default, certificate.Subject);
        }

        foreach (var name in certificate.AlternativeNames)
        {
            yield return name;
        }

        foreach (var email in certificate.Subject.Attributes.Where(attribute => attribute.Oid == Oids.EmailAddress))
        {
            yield return new(GeneralNameKind.Email, email.Value, default, null);
        }

        // RFC 5280 says nothing of common names; whoever takes one for a server's name must not thereby leave the constraint.
        if (isLeaf && !certificate.AlternativeNames.Any(name => name.Kind == GeneralNameKind.Dns))
        {
            foreach (var common in certificate.Subject.Attributes.Where(attribute => attribute.Oid == Oids.CommonName && IsServer(attribute.Value)))
            {
                yield return new(GeneralNameKind.Dns, common.Value, default, null);
            }
        }
    }

    private static bool IsServer(string commonName) =>
        commonName.Contains('.', StringComparison.Ordinal) && DnsName.IsWellFormed(commonName, allowWildcard: true) && !IpAddress.IsNumeric(commonName);

    private static string? Check(IEnumerable<ComparedName> names, List<ComparedName> permitted, List<ComparedName> excluded)
    {
        foreach (var name in names)
        {
            if (permitted.Count > 0 && WhyNotPermitted(name, permitted) is { } fault)
            {
                return $"{Show(name.Name)} {fault}";
            }

            foreach (var subtree in excluded)
            {
                if (NameRules.IsWithin(name, subtree, isExcluded: true) is not false)
                {
                    return $"{Show(name.Name)} is excluded, or cannot be compared with what is excluded,";
                }
            }
        }

        return null;
    }

    private static string? WhyNotPermitted(ComparedName name, List<ComparedName> permitted)
    {
        foreach (var subtree in permitted)
        {
            switch (NameRules.IsWithin(name, subtree, isExcluded: false))
            {
                case true:
                    return null;
                case null:
                    return "cannot be compared with what is permitted";
            }
        }

        return "is not permitted";
    }

    private static string Show(GeneralName name) => name.Kind switch
    {
        GeneralNameKind.Directory => name.Directory!.ToString(),
        GeneralNameKind.Ip => IpAddress.Show(name.Octets.Span),
        GeneralNameKind.Dns or GeneralNameKind.Email or GeneralNameKind.Uri => name.Text,
        _ => name.Kind.ToString(),
    };
}
