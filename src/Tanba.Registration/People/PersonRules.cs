using System.Net.Mail;

using Tanba.Pki;
using Tanba.Registration.Words;

namespace Tanba.Registration.People;

/// <summary>What may stand in a person's record and on an application: everything of it ends up in a certificate, an act or a letter.</summary>
public static class PersonRules
{
    // X.520 upper bounds: ub-name is 32768, ub-surname 40 and ub-locality-name, ub-state-name 128; one bound for all is easier to explain.
    private const int MostLetters = 128;

    // RFC 5280 Appendix A.1, ub-common-name: the common name is the surname, a space and the given name.
    private const int MostOfCommonName = 64;

    // RFC 5321 §4.5.3.1.3: a path of 256 octets with its angle brackets.
    private const int MostOfAddress = 254;

    public static Rejection? Check(Person person) => Faults(person).FirstOrDefault();

    /// <summary>Everything that is wrong, in the order of the fields; empty when the record is fine.</summary>
    public static IEnumerable<Rejection> Faults(Person person) => new[]
    {
        Surname(person.Surname),
        GivenName(person.GivenName),
        CommonName(person),
        person.Patronymic is null ? null : Patronymic(person.Patronymic),
        Address(person.Email),
        Region(person.Region),
        Locality(person.Locality),
        Language(person.Language),
    }.OfType<Rejection>();

    public static Rejection? Surname(string? surname) => Words("person.surname", "surname", surname);

    public static Rejection? GivenName(string? givenName) => Words("person.given-name", "given name", givenName);

    /// <summary>Of whom has one.</summary>
    public static Rejection? Patronymic(string? patronymic) => Words("person.patronymic", "patronymic", patronymic);

    /// <summary>A name that no certificate can carry.</summary>
    public static Rejection? CommonName(Person person) => person.Surname.Length + 1 + person.GivenName.Length > MostOfCommonName
        ? Rejection.Invalid("person.common-name", $"Surname and given name together have more than {MostOfCommonName} characters; a certificate has no room for more.", "RFC 5280 Appendix A.1")
        : null;

    public static Rejection? Place(string? region, string? locality) => Region(region) ?? Locality(locality);

    public static Rejection? Language(string? language) => WordList.Knows(language)
        ? null
        : Rejection.Invalid("person.language", "The language must be kk, ru or en.");

    /// <summary>No address at all is fine.</summary>
    public static Rejection? Address(string? email) => email is null || (IsAscii(email) && MailAddress.TryCreate(email, out var address) && address.Address == email)
        ? null
        : Rejection.Invalid("person.email", "This is not an e-mail address, such as name@example.kz; only Latin letters can stand in a certificate.", "RFC 5280 §4.2.1.6");

    // rfc822Name is an IA5String.
    private static bool IsAscii(string email) => email.Length <= MostOfAddress && email.All(c => c is > ' ' and < '\u007f');

    private static Rejection? Region(string? region) => Words("person.region", "region", region);

    private static Rejection? Locality(string? locality) => Words("person.locality", "locality", locality);

    private static Rejection? Words(string code, string name, string? text) =>
        PlainLine.Is(text, MostLetters)
            ? null
            : Rejection.Invalid(code, $"The {name} must have from 1 to {MostLetters} letters on one line, without spaces around them.");
}
