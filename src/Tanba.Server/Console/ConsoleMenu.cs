namespace Tanba.Server.Console;

/// <summary>The rooms of the console, in the order of the menu and of the cards on its first page.</summary>
public static class ConsoleMenu
{
    /// <summary>Behind which everything of staff lies.</summary>
    public const string Home = "/console";

    private static readonly (Act Act, string Address, string Words)[] Rooms =
    [
        (Act.SeeApplications, "/console/applications", "applications"),
        (Act.SeePeople, "/console/people", "people"),
        (Act.SeeCertificates, "/console/certificates", "certificates"),
        (Act.SeeAuthority, "/console/authority", "authority"),
        (Act.ReadAudit, "/console/audit", "audit"),
        (Act.SeeCentres, "/console/centres", "centres"),
        (Act.SeeSystems, "/console/systems", "systems"),
        (Act.SeeStaff, "/console/staff", "staff"),
    ];

    /// <summary>The rooms that are open to this person; the words are <c>console.card.NAME.*</c>.</summary>
    public static IEnumerable<(string Address, string Words)> Of(HttpContext context) =>
        Rooms.Where(room => Access.May(context, room.Act)).Select(room => (room.Address, room.Words));

    /// <summary>The same for the navigation, with the first page before them.</summary>
    public static IEnumerable<(string Address, string Word)> Items(HttpContext context) =>
        Of(context).Select(room => (room.Address, $"console.card.{room.Words}.title")).Prepend((Home, "nav.console"));
}
