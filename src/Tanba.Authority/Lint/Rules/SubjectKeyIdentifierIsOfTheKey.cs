using Tanba.Pki;

namespace Tanba.Authority.Lint.Rules;

/// <summary>Method 1 of the clause, or the whole SubjectPublicKeyInfo as in the national profile of 2018–2023.</summary>
internal static class SubjectKeyIdentifierIsOfTheKey
{
    public static LintRule Rule { get; } = new(
        "the subject key identifier is a hash of this key",
        "RFC 5280 §4.2.1.2",
        subject => subject.Certificate.SubjectKeyIdentifier is not null,
        Fault);

    private static string? Fault(LintSubject subject)
    {
        var identifier = subject.Certificate.SubjectKeyIdentifier!.Value.Span;
        var key = subject.Certificate.PublicKey;
        return subject.Find(Oids.SubjectKeyIdentifier)!.Critical ? "it is marked critical"
            : identifier.SequenceEqual(key.Sha1OfWhole()) || identifier.SequenceEqual(key.Sha1OfKeyBits()) ? null
            : "it is of another key";
    }
}
