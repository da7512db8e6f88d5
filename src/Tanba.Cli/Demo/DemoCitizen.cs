using Tanba.Registration.People;

namespace Tanba.Cli.Demo;

/// <summary>An invented person of the demo. The numbers are published examples and belong to nobody.</summary>
/// <param name="Folder">Name of the folder with the person's keys.</param>
/// <param name="HasRevokedKeys">Has a second pair, in a folder beside, that was revoked.</param>
internal sealed record DemoCitizen(string Folder, Person Person, bool HasRevokedKeys = false)
{
    public static readonly IReadOnlyList<DemoCitizen> All =
    [
        new("daniyar", new("900101300007", "ОМАРОВ", "ДАНИЯР", "ЕРЛАНҰЛЫ", "daniyar@example.kz", "Астана", "Астана", "kk", WantsLetters: true), HasRevokedKeys: true),
        new("aigerim", new("851231450018", "СЕРІКОВА", "АЙГЕРІМ", "МАРАТҚЫЗЫ", "aigerim@example.kz", "Алматы", "Алматы", "ru", WantsLetters: true)),
        new("anna", new("990630409991", "КИМ", "АННА", null, "anna@example.kz", "Қарағанды облысы", "Теміртау", "en", WantsLetters: true)),
    ];
}
