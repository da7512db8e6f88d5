using System.Security.Cryptography;
using System.Text.Json;
using Tanba.Agent.Consent;

namespace Tanba.Agent.State;

/// <summary>What the agent remembers about its person between windows. Never a password.</summary>
public sealed class Settings
{
    /// <summary>So many own phrases are in each file of words.</summary>
    public const int Phrases = 24;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly Lock writing = new();
    private readonly string path;
    private Kept kept;

    public Settings(AgentHome home)
    {
        path = home.Settings;
        kept = Read(path) ?? new Kept(RandomNumberGenerator.GetInt32(Phrases), null, null);
        Write();
    }

    /// <summary>The number of the phrase by which the person knows that a window is really their agent's.</summary>
    public int Phrase => Math.Clamp(kept.Phrase, 0, Phrases - 1);

    /// <summary>A phrase that the person wrote into the settings instead, or null.</summary>
    public string? OwnPhrase => string.IsNullOrWhiteSpace(kept.OwnPhrase) ? null : kept.OwnPhrase.Trim();

    /// <summary>The directory where the last file or folder was chosen, if it is still there.</summary>
    public string LastDirectory
    {
        get => kept.LastDirectory is { } last && Directory.Exists(last)
            ? last
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        set
        {
            lock (writing)
            {
                kept = kept with { LastDirectory = value };
                Write();
            }
        }
    }

    /// <summary>Where to look for keys: where the last files were chosen, and if no keys are there, where keys were last opened.</summary>
    public string KeyDirectory => kept.KeyDirectory is { } keys && Directory.Exists(keys) && !HasKeys(LastDirectory) ? keys : LastDirectory;

    /// <summary>Keys of this file were opened.</summary>
    public void NoteKeys(string file)
    {
        lock (writing)
        {
            var directory = Path.GetDirectoryName(Path.GetFullPath(file));
            kept = kept with { LastDirectory = directory, KeyDirectory = directory };
            Write();
        }
    }

    private static bool HasKeys(string directory)
    {
        try
        {
            return LocalPath.KeySuffixes.Any(suffix => Directory.EnumerateFiles(directory, "*" + suffix).Any());
        }
        catch (Exception hidden) when (hidden is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private static Kept? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(path), Readable) : null;
        }
        catch (JsonException)
        {
            // A spoilt file of conveniences is no reason not to start.
            return null;
        }
    }

    private void Write() => PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(kept, Readable));

    private sealed record Kept(int Phrase, string? OwnPhrase, string? LastDirectory, string? KeyDirectory = null);
}
