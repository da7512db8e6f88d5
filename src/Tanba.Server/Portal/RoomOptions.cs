using Tanba.Authority;
using Tanba.Authority.Store;
using Tanba.Registration;
using Tanba.Validation;

namespace Tanba.Server.Portal;

/// <summary>Reads the section of each room. A room checks what its settings mean; here it is said what is missing altogether.</summary>
public sealed class RoomOptions(IConfiguration configuration, string? file)
{
    public PortalOptions Portal() => (configuration.GetSection("Portal").Get<PortalOptions>() ?? new()).Beside(file).Check();

    public DatabaseOptions Database() => new(Needed("Database:ConnectionString", "\"Data Source=/var/lib/tanba/tanba.db\" or \"Host=…\""));

    public AuthorityOptions Authority()
    {
        Needed("Authority:Directory", "the directory that \"tanba init\" made");
        if (string.IsNullOrEmpty(configuration["Authority:KeyAddress"]))
        {
            Needed("Authority:PassphraseFile", "the file with the passphrase of the keys, or as Authority:KeyAddress the pkcs11: address of their token");
        }

        Needed("Authority:Profiles", "the directory of the certificate profiles");
        Needed("Authority:PublicAddress", "the address under which lists and certificates are published, such as http://pki.example.kz");
        return configuration.GetSection("Authority").Get<AuthorityOptions>()!;
    }

    public RegistrationOptions Registration()
    {
        var registration = (configuration.GetSection("Registration").Get<RegistrationOptions>() ?? new()).Check();
        var faults = string.Join(Environment.NewLine, FaultsBetween(registration, Portal(), Authority()));
        var portal = Portal();
        return faults.Length == 0
            ? registration with { Names = portal.Name.AsReadOnly(), TimeZone = portal.TimeZone }
            : throw new InvalidOperationException(faults);
    }

    public ValidationOptions Validation()
    {
        Needed("Validation:ResponderCertificate", "the file of the responder's certificate, ocsp.cer");
        if (!Keys.AuthorityKeys.IsOnToken(Needed("Validation:ResponderKey", "the file of the responder's key, ocsp.key, or its pkcs11: address")))
        {
            Needed("Validation:PassphraseFile", "the file with the passphrase of that key");
        }

        return configuration.GetSection("Validation").Get<ValidationOptions>()!;
    }

    // Rooms do not know each other's settings; here both are at hand.
    private static IEnumerable<string> FaultsBetween(RegistrationOptions registration, PortalOptions portal, AuthorityOptions authority)
    {
        var origin = portal.Origin!.GetLeftPart(UriPartial.Authority);
        if (registration.Origin != origin)
        {
            yield return $"Registration:Portal: signed acts would name {registration.Origin}, but people open {origin}. Write the same address as in Portal:Origin.";
        }

        if (registration.AllowTestIdentities != authority.AllowTestIdentities)
        {
            yield return $"Registration:AllowTestIdentities is {registration.AllowTestIdentities}, and Authority:AllowTestIdentities is {authority.AllowTestIdentities}. Write the same in both: false wherever real people come.";
        }
    }

    private string Needed(string name, string what) => configuration[name] is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{name} is missing: write {what}.");
}
