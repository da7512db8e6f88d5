using Tanba.Registration.Applications;
using Tanba.Registration.People;

namespace Tanba.Registration.Tests;

/// <summary>Applications that were never stored.</summary>
internal static class Samples
{
    public static Application Draft(Person person, DateTimeOffset at, ApplicationKind kind = ApplicationKind.Reissue) => new()
    {
        Number = ApplicationNumber.Parse("402177350186").Value,
        Kind = kind,
        Iin = person.Iin,
        CreatedAt = at,
        StateAt = at,
        Place = new("PKCS12", "/home/daniyar/keys"),
        Contact = new(person.Email, person.Region, person.Locality, person.Language),
        Nonce = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
    };
}
