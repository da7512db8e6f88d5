using Tanba.Authority.Profiles;

namespace Tanba.Registration.Applications;

/// <summary>Which keys a person gets, by the names of their profiles: a pair, or one key for both.</summary>
public sealed class Template(ProfileSet profiles, RegistrationOptions options)
{
    /// <summary>The template of a person's own keys: the profiles are those of <see cref="RegistrationOptions.ProfilesOfPerson"/>.</summary>
    public const string Individual = "individual";

    /// <summary>«Информационная система (ФЛ)»: one key for a program of the person.</summary>
    public const string InformationSystem = "information-system";

    /// <summary>Every template that can be applied for.</summary>
    public static IReadOnlyList<string> Names { get; } = [Individual, InformationSystem];

    /// <summary>In the order of the key order.</summary>
    /// <exception cref="InvalidOperationException">A profile is missing: the installation is not whole.</exception>
    public IReadOnlyList<Profile> Profiles => [.. options.ProfilesOfPerson.Select(Find)];

    /// <summary>The profiles of a template's keys.</summary>
    internal IReadOnlyList<Profile> ProfilesOf(string name) => name == InformationSystem ? [Find(options.SystemProfile)] : Profiles;

    /// <summary>Refuses to start with keys that no application could be made for.</summary>
    public void Check()
    {
        var roles = Profiles.Select(profile => profile.Role).Order(StringComparer.Ordinal).ToList();
        if (!roles.SequenceEqual(["auth", "sign"]) && !roles.SequenceEqual(["both"]))
        {
            throw new InvalidOperationException("Registration:IndividualProfiles must name one profile to log in with and one to sign with, or one for both, such as [\"individual-gost\"]");
        }

        if (Find(options.SystemProfile).Role != "system")
        {
            throw new InvalidOperationException("Registration:SystemProfile must name a profile of the role \"system\", such as individual-system-rsa");
        }
    }

    internal Profile Find(string name) =>
        profiles.Find(name) ?? throw new InvalidOperationException($"The profile \"{name}\" is missing. Put {name}.json into the directory that Authority:Profiles names.");
}
