using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;
using Tanba.Pki.Names;

namespace Tanba.Pki.Paths;

/// <summary>Whether a list is one that a distribution point of a certificate means (RFC 5280 §6.3.3 (b)).</summary>
internal static class CrlScope
{
    /// <summary>The point that every certificate has without saying so: lists of its issuer (§6.3.3, last paragraphs).</summary>
    public static DistributionPoint Implied { get; } = new(null, null, []);

    /// <summary>Whose lists a point means.</summary>
    public static IEnumerable<DistinguishedName> Issuers(DistributionPoint point, Certificate subject) => point.CrlIssuer.Count == 0
        ? [subject.Issuer]
        : point.CrlIssuer.Where(name => name.Directory is not null).Select(name => name.Directory!);

    /// <summary>(b)(1), (2): the list is complete, and about such certificates at this point.</summary>
    public static bool Covers(CertificateList list, DistributionPoint point, Certificate subject)
    {
        if (list.BaseNumber is not null || (!list.Issuer.Matches(subject.Issuer) && list.Scope is not { IsIndirect: true }))
        {
            return false;
        }

        if (list.Scope is not { } scope)
        {
            // A list of all certificates of its issuer; another issuer's needs to say that it is indirect.
            return true;
        }

        // A certificate without extensions does not say whether it is one of an authority.
        var isCa = subject.BasicConstraints is { IsCa: true };
        return !scope.OnlyAttributes && (subject.Extensions.Count > 0 || !(scope.OnlyUsers || scope.OnlyAuthorities)) && !(scope.OnlyUsers && isCa) && !(scope.OnlyAuthorities && !isCa)
            && (scope.Name is null || SharesName(Names(scope.Name, list.Issuer), NamesOf(point, subject)));
    }

    /// <summary>Whether a delta is for the same certificates as a complete list (§6.3.3 (c)).</summary>
    public static bool IsSame(IssuingDistributionPoint? one, IssuingDistributionPoint? other) =>
        one is null ? other is null : other is not null && one.Encoded.Span.SequenceEqual(other.Encoded.Span);

    private static IReadOnlyList<GeneralName> NamesOf(DistributionPoint point, Certificate subject)
    {
        var issuer = Issuers(point, subject).FirstOrDefault() ?? subject.Issuer;
        return point.Name is { } name ? Names(name, issuer)
            : point.CrlIssuer.Count > 0 ? point.CrlIssuer
            : [new(GeneralNameKind.Directory, string.Empty, default, subject.Issuer)];
    }

    private static IReadOnlyList<GeneralName> Names(DistributionPointName name, DistinguishedName issuer) => name.Relative is { } rdn
        ? [new(GeneralNameKind.Directory, string.Empty, default, issuer.Append(rdn))]
        : name.FullName;

    private static bool SharesName(IReadOnlyList<GeneralName> one, IReadOnlyList<GeneralName> other) => one.Any(name => other.Any(another => IsSame(name, another)));

    private static bool IsSame(GeneralName one, GeneralName other) => one.Kind == other.Kind && one.Kind switch
    {
        GeneralNameKind.Directory => one.Directory!.Matches(other.Directory!),
        GeneralNameKind.Uri or GeneralNameKind.Dns or GeneralNameKind.Email => one.Text == other.Text,
        _ => one.Octets.Span.SequenceEqual(other.Octets.Span),
    };
}
