using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Profiles;
using Tanba.Pki.Algorithms;
using Tanba.Server.Words;

namespace Tanba.Server.Console.Authority;

/// <summary>What this authority certifies, in plain words; the files of <c>profiles/</c> decide it.</summary>
[May(Act.SeeAuthority)]
public sealed class ProfilesPage(ProfileSet profiles, Wording words) : PageModel
{
    public IEnumerable<Profile> Profiles => profiles.All.OrderBy(profile => profile.Name, StringComparer.Ordinal);

    public static string KeyName(Profile profile) => KeyAlgorithm.NameOf(profile.KeyKind);

    public string Subject(Profile profile) => string.Join(", ", profile.SubjectParts.Select(row =>
        row.Optional ? words["console.profiles.optional", Word("from", row.From)] : Word("from", row.From)));

    public string Uses(IEnumerable<string> uses) => string.Join(", ", uses.Select(use => Word("use", use)));

    /// <summary>An OID or a source that nobody has given a name here is shown as it is.</summary>
    private string Word(string family, string name) => words.Group($"console.profiles.{family}.").GetValueOrDefault(name, name);
}
