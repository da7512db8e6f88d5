using System.Security.Cryptography;
using System.Text.Json;

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

    private sealed record Kept(int Phrase, string? OwnPhrase, string? LastDirectory);
}
