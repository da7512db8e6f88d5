using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>Somebody must be able to fetch the list, without first checking another certificate.</summary>
internal static class DistributionPointsHaveHttpAddress
{
    public static LintRule Rule { get; } = new(
        "a CRL distribution point is not critical and has an http address",
        "RFC 5280 §4.2.1.13",
        subject => subject.Find(Oids.CrlDistributionPoints) is not null,
        subject => subject.Find(Oids.CrlDistributionPoints)!.Critical ? "it is marked critical"
            : subject.Certificate.CrlUrls.Any(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp) ? null
            : "none of its addresses is one of plain http");
}
