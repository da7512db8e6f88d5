using Tanba.Pki;

namespace Tanba.Authority.Profiles;

/// <summary>All profiles of an authority, by name.</summary>
public sealed class ProfileSet
{
    private readonly Dictionary<string, Profile> byName;

    private ProfileSet(Dictionary<string, Profile> byName) => this.byName = byName;

    public IReadOnlyCollection<Profile> All => byName.Values;

    /// <summary>Null when there is no profile of that name.</summary>
    public Profile? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Reads every <c>*.json</c> of a directory. One doubtful profile refuses them all, with every sentence that helps to put it right.</summary>
    public static Result<ProfileSet> Read(string directory, Uri publicAddress)
    {
        var paths = Directory.Exists(directory) ? Directory.GetFiles(directory, "*.json").Order(StringComparer.Ordinal).ToList() : [];
        if (paths.Count == 0)
        {
            return Rejection.Invalid("profile.none", $"There is no profile in \"{directory}\". Write the directory of the profiles (*.json) as Authority:Profiles.");
        }

        var profiles = new Dictionary<string, Profile>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var path in paths)
        {
            if (!ProfileFile.Read(path).Try(out var file, out var rejection) || !Profile.From(file, publicAddress).Try(out var profile, out rejection))
            {
                faults.Add(rejection.Detail);
            }
            else if (profile.Name != Path.GetFileNameWithoutExtension(path))
            {
                faults.Add($"{Path.GetFileName(path)}: name says \"{profile.Name}\". Write the name of the file without \".json\".");
            }
            else
            {
                profiles.Add(profile.Name, profile);
            }
        }

        return faults.Count == 0 ? new ProfileSet(profiles) : Rejection.Invalid("profile.doubtful", string.Join(' ', faults));
    }
}
