using Tanba.Authority.Profiles;

namespace Tanba.Registration.Applications;

/// <summary>Which keys a person gets, by the names of their profiles: a pair, or one key for both.</summary>
public sealed class Template(ProfileSet profiles, RegistrationOptions options)
{
    /// <summary>The template of a person's own keys: the profiles are those of <see cref="RegistrationOptions.ProfilesOfPerson"/>.</summary>
    public const string Individual = "individual";

    /// <summary>Every template that can be applied for.</summary>
    public static IReadOnlyList<string> Names { get; } = [Individual];

    /// <summary>In the order of the key order.</summary>
    /// <exception cref="InvalidOperationException">A profile is missing: the installation is not whole.</exception>
    public IReadOnlyList<Profile> Profiles => [.. options.ProfilesOfPerson.Select(Find)];

    /// <summary>Refuses to start with keys that no application could be made for.</summary>
    public void Check()
    {
        var roles = Profiles.Select(profile => profile.Role).Order(StringComparer.Ordinal).ToList();
        if (!roles.SequenceEqual(["auth", "sign"]) && !roles.SequenceEqual(["both"]))
        {
            throw new InvalidOperationException("Registration:IndividualProfiles must name one profile to log in with and one to sign with, or one for both, such as [\"individual-gost\"]");
        }
    }

    internal Profile Find(string name) =>
        profiles.Find(name) ?? throw new InvalidOperationException($"The profile \"{name}\" is missing. Put {name}.json into the directory that Authority:Profiles names.");
}
