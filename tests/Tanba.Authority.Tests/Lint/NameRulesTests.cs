using Tanba.Authority.Lint.Rules;
using Tanba.Pki;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;
using static Tanba.Authority.Tests.Lint.Samples;

namespace Tanba.Authority.Tests.Lint;

/// <summary>Rules about names: a bad, a good and a not applicable sample each.</summary>
public sealed class NameRulesTests
{
    private static readonly NameAttribute Somebody = NameAttribute.Utf8(Oids.CommonName, "ОМАРОВ ДАНИЯР");

    [Fact]
    public void A_country_is_two_letters_of_PrintableString() => Judge(
        CountryIsTwoPrintableLetters.Rule,
        bad: Leaf.Named(Somebody, NameAttribute.Utf8(Oids.Country, "KZ")),
        good: Leaf,
        notApplicable: Leaf.Named(Somebody));

    [Theory]
    [InlineData("KAZ")]
    [InlineData("kz")]
    [InlineData("7 ")]
    public void A_country_of_another_form_is_a_fault(string country) => Judge(
        CountryIsTwoPrintableLetters.Rule,
        bad: Leaf.Named(Somebody, NameAttribute.Printable(Oids.Country, country)),
        good: Leaf,
        notApplicable: Leaf.Named(Somebody));

    [Fact]
    public void Values_of_a_name_fit_their_bounds() => Judge(
        NameValuesFitTheirBounds.Rule,
        bad: Leaf.Named(NameAttribute.Utf8(Oids.CommonName, new('Қ', 65))),
        good: Leaf.Named(NameAttribute.Utf8(Oids.CommonName, new('Қ', 64))),
        notApplicable: Leaf.Named(NameAttribute.Printable(Oids.Country, "KZ")));

    [Fact]
    public void A_value_of_a_name_is_not_empty() => Judge(
        NameValuesFitTheirBounds.Rule,
        bad: Leaf.Named(Somebody, NameAttribute.Utf8(Oids.Locality, "")),
        good: Leaf,
        notApplicable: Leaf.Named(NameAttribute.Printable(Oids.Country, "KZ")));

    [Fact]
    public void Who_has_no_name_has_a_critical_alternative_name() => Judge(
        SubjectIsNamed.Rule,
        bad: Leaf.Named().With(SubjectAltNameExtension.Write("a@tanba.example")),
        good: Leaf.Named().With(SubjectAltNameExtension.Write("a@tanba.example") with { Critical = true }),
        notApplicable: Leaf);

    [Fact]
    public void A_CA_has_a_name() => Judge(
        SubjectIsNamed.Rule,
        bad: Root.Named().With(SubjectAltNameExtension.Write("a@tanba.example") with { Critical = true }),
        good: Leaf.Named().With(SubjectAltNameExtension.Write("a@tanba.example") with { Critical = true }),
        notApplicable: Root);

    [Theory]
    [InlineData("nobody")]
    [InlineData("Daniyar <a@tanba.example>")]
    [InlineData("")]
    public void An_alternative_name_of_mail_is_a_mailbox(string email) => Judge(
        EmailNameIsAMailbox.Rule,
        bad: Leaf.With(SubjectAltNameExtension.Write(email)),
        good: Leaf.With(SubjectAltNameExtension.Write("daniyar.omarov@tanba.example")),
        notApplicable: Leaf);
}
