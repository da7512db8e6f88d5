using Tanba.Pki;
using Tanba.Pki.Names;

namespace Tanba.Authority.Lint.Rules;

/// <summary>ISO 3166 alpha-2, upper case.</summary>
internal static class CountryIsTwoPrintableLetters
{
    public static LintRule Rule { get; } = new(
        "a country is two letters of PrintableString",
        "RFC 5280 Appendix A.1 (X520countryName)",
        subject => subject.Certificate.Subject.Find(Oids.Country) is not null,
        subject => subject.Certificate.Subject.Attributes
            .Where(attribute => attribute.Oid == Oids.Country)
            .Any(country => country.Type != StringType.Printable || country.Value.Length != 2 || !country.Value.All(char.IsAsciiLetterUpper))
                ? "the country is written otherwise"
                : null);
}
