using Tanba.Registration.People;
using Tanba.Registration.Staff;

namespace Tanba.Cli.Demo;

/// <summary>An invented person of the demo. The numbers are published examples and belong to nobody.</summary>
/// <param name="Folder">Name of the folder with the person's keys.</param>
/// <param name="HasRevokedKeys">Has a second pair, in a folder beside, that was revoked.</param>
internal sealed record DemoCitizen(string Folder, Person Person, bool HasRevokedKeys = false)
{
    /// <summary>What this citizen is in the console; null: nothing.</summary>
    public StaffRole? Role { get; init; }

    public static readonly IReadOnlyList<DemoCitizen> All =
    [
        new("daniyar", new("900101300007", "ОМАРОВ", "ДАНИЯР", "ЕРЛАНҰЛЫ", "daniyar@example.kz", "Астана", "Астана", "kk", WantsLetters: true), HasRevokedKeys: true),
        new("aigerim", new("851231450018", "СЕРІКОВА", "АЙГЕРІМ", "МАРАТҚЫЗЫ", "aigerim@example.kz", "Алматы", "Алматы", "ru", WantsLetters: true)),
        new("anna", new("990630409991", "КИМ", "АННА", null, "anna@example.kz", "Қарағанды облысы", "Теміртау", "en", WantsLetters: true)),
        Staff("registrar-1", StaffRole.Registrar, new("800101300016", "АХМЕТОВ", "ЕРЛАН", "САБЫРҰЛЫ", "erlan@example.kz", "Астана", "Астана", "ru", WantsLetters: true)),
        Staff("registrar-2", StaffRole.Registrar, new("750715400029", "ТӨЛЕГЕНОВА", "САУЛЕ", "БОЛАТҚЫЗЫ", "saule@example.kz", "Алматы", "Алматы", "kk", WantsLetters: true)),
        Staff("officer", StaffRole.Officer, new("900101300811", "ЖҮНІСОВ", "АРМАН", "ҚАЙРАТҰЛЫ", "arman@example.kz", "Астана", "Астана", "ru", WantsLetters: true)),
        Staff("administrator", StaffRole.Administrator, new("851231400207", "ИВАНОВА", "ОЛЬГА", "ПЕТРОВНА", "olga@example.kz", "Астана", "Астана", "ru", WantsLetters: true)),
        Staff("auditor", StaffRole.Auditor, new("020228500707", "БЕКОВ", "ТИМУР", "АСҚАРҰЛЫ", "timur@example.kz", "Астана", "Астана", "ru", WantsLetters: true)),
    ];

    private static DemoCitizen Staff(string folder, StaffRole role, Person person) => new(folder, person) { Role = role };
}
