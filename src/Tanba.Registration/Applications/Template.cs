using Tanba.Authority.Profiles;

namespace Tanba.Registration.Applications;

/// <summary>Which keys a template gives, by the names of their profiles.</summary>
internal static class Template
{
    // A person: one key to log in with, one to sign with.
    private static readonly string[] Individual = ["individual-auth-rsa", "individual-sign-rsa"];

    /// <exception cref="InvalidOperationException">A profile is missing: the installation is not whole.</exception>
    public static IReadOnlyList<Profile> ProfilesOf(ProfileSet profiles) => [.. Individual.Select(name => Find(profiles, name))];

    public static Profile Find(ProfileSet profiles, string name) =>
        profiles.Find(name) ?? throw new InvalidOperationException($"The profile \"{name}\" is missing. Put {name}.json into the directory that Authority:Profiles names.");
}
