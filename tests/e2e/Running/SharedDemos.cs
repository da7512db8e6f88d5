namespace Tanba.EndToEnd.Tests.Running;

/// <summary>
/// Classes that take turns at one running demo: making a demo and warming a server up costs more than most tests. Two groups never
/// share one, so they run beside each other. Within a group nobody may leave a citizen's password, PIN or agent otherwise than it was.
/// </summary>
public static class SharedDemos
{
    /// <summary>Keys of the cabinet: all pages, lists, passwords, installation.</summary>
    public const string Keys = "keys";

    /// <summary>What a citizen asks for in the cabinet, and the profile.</summary>
    public const string Requests = "requests";

    /// <summary>The console.</summary>
    public const string Console = "console";

    /// <summary>Whoever is not logged in.</summary>
    public const string Public = "public";

    /// <summary>Whose keys are on tokens.</summary>
    public const string Tokens = "tokens";
}

[CollectionDefinition(SharedDemos.Keys)]
public sealed class KeysDemo : ICollectionFixture<PrintedDemo>;

[CollectionDefinition(SharedDemos.Requests)]
public sealed class RequestsDemo : ICollectionFixture<PrintedDemo>;

[CollectionDefinition(SharedDemos.Console)]
public sealed class ConsoleDemo : ICollectionFixture<PrintedDemo>;

[CollectionDefinition(SharedDemos.Public)]
public sealed class PublicDemo : ICollectionFixture<PrintedDemo>;

[CollectionDefinition(SharedDemos.Tokens)]
public sealed class TokensDemo : ICollectionFixture<TokenDemo>;
