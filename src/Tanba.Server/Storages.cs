namespace Tanba.Server;

/// <summary>The kinds of key store that a person may choose, by the name that the agent knows. Only what works today.</summary>
public static class Storages
{
    public const string File = "PKCS12";

    public static IReadOnlyList<string> All { get; } = [File];

    /// <summary>Whoever copies the file can try passwords for ever; the person is told.</summary>
    public static bool IsUnsafe(string storage) => storage == File;
}
