using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tanba.Authority;
using Tanba.Authority.Store;
using Tanba.Registration;

namespace Tanba.Cli.Installation;

/// <summary>The settings of an installation, <c>tanba.json</c>: the same file that the server reads.</summary>
internal sealed record TanbaFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNameCaseInsensitive = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // What follows from the other settings is not a setting.
        IgnoreReadOnlyProperties = true,

        // The file is read by people and programs, never put into a page: Kazakh and Russian names stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Parts that are put together for the file alone have nothing but read-only properties.
    private static readonly JsonSerializerOptions WithReadOnly = new(Json) { IgnoreReadOnlyProperties = false };

    public required DatabaseOptions Database { get; init; }

    public required AuthorityOptions Authority { get; init; }

    public required RegistrationOptions Registration { get; init; }

    /// <summary>For the server alone; the command line only writes it.</summary>
    public JsonElement? Validation { get; init; }

    public JsonElement? Portal { get; init; }

    /// <summary>What the authority is called, as the portal has it: stands over letters.</summary>
    public IReadOnlyDictionary<string, string>? AuthorityNames =>
        Portal is { ValueKind: JsonValueKind.Object } portal && portal.TryGetProperty("Name", out var names) ? names.Deserialize<Dictionary<string, string>>() : null;

    /// <exception cref="InvalidOperationException">There is no such file, or it does not say what is needed.</exception>
    public static TanbaFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"There is no file {path}. Write the settings of the installation as --config.");
        }

        try
        {
            return JsonSerializer.Deserialize<TanbaFile>(File.ReadAllBytes(path), Json)!;
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"{path} is not understood: {fault.Message}", fault);
        }
    }

    public void Write(string path) => Files.Write(path, [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n']);

    public static JsonElement Section<T>(T section) => JsonSerializer.SerializeToElement(section, WithReadOnly);

    public static byte[] Text<T>(T content) => [.. JsonSerializer.SerializeToUtf8Bytes(content, WithReadOnly), (byte)'\n'];
}
