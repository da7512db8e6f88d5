namespace Tanba.Server.Public.Help;

/// <summary>One guide of the help. Its words are <c>help.NAME.*</c>, its pictures <c>/help/LANGUAGE/NAME-STEP.webp</c>.</summary>
/// <param name="Name">The last part of its address.</param>
/// <param name="Steps">How many steps it has.</param>
/// <param name="IsOfCabinet">Needs keys: it stands in the second list.</param>
public sealed record Guide(string Name, int Steps, bool IsOfCabinet = false)
{
    /// <summary>In the order in which a newcomer needs them.</summary>
    public static IReadOnlyList<Guide> All { get; } =
    [
        new("agent", 2),
        new("first", 7),
        new("install", 4),
        new("login", 4),
        new("reissue", 5, IsOfCabinet: true),
        new("applications", 2, IsOfCabinet: true),
        new("keys", 1, IsOfCabinet: true),
        new("revoke", 2, IsOfCabinet: true),
        new("password", 1, IsOfCabinet: true),
        new("profile", 2, IsOfCabinet: true),
        new("systems", 4, IsOfCabinet: true),
    ];

    public static Guide? Find(string? name) => All.FirstOrDefault(guide => guide.Name == name);

    public Guide? Next => All.SkipWhile(guide => guide != this).Skip(1).FirstOrDefault();

    public string Address => "/help/" + Name;

    public string TitleWord => $"help.{Name}.title";

    public string TextWord => $"help.{Name}.text";
}
