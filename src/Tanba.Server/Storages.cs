using Tanba.Keys;

namespace Tanba.Server;

/// <summary>The kinds of key store that a person may choose, by the name that the agent knows.</summary>
public static class Storages
{
    public const string File = "PKCS12";

    public static IReadOnlyList<string> All { get; } =
        [File, "AKKZIDCardStore", "AKEToken72KStore", "AKEToken5110Store", "AKJaCartaStore", "AKKaztokenStore", "AKAKEYStore"];

    /// <summary>Keys that never leave their token; there is no path to choose.</summary>
    public static bool IsToken(string? storage) => storage is not null && storage != File && All.Contains(storage);

    /// <summary>The PIN with which such tokens are delivered, where the national guide names it.</summary>
    public static string? UsualPin(string storage) => TokenKind.Usual.FirstOrDefault(kind => kind.Storage == storage)?.UsualPin;

    /// <summary>Whoever copies the file can try passwords for ever; the person is told.</summary>
    public static bool IsUnsafe(string storage) => storage == File;
}
