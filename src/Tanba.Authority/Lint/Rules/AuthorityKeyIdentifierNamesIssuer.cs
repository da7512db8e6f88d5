using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>All but self-issued certificates say which key signed them.</summary>
internal static class AuthorityKeyIdentifierNamesIssuer
{
    public static LintRule Rule { get; } = new(
        "the authority key identifier is the issuer's subject key identifier",
        "RFC 5280 §4.2.1.1",
        subject => !subject.IsSelfIssued,
        Fault);

    private static string? Fault(LintSubject subject) =>
        subject.Certificate.AuthorityKeyIdentifier is not { } identifier ? "there is none"
        : subject.Find(Oids.AuthorityKeyIdentifier)!.Critical ? "it is marked critical"
        : subject.Issuer.SubjectKeyIdentifier is { } ofIssuer && identifier.Span.SequenceEqual(ofIssuer.Span) ? null
        : "it names another key";
}
