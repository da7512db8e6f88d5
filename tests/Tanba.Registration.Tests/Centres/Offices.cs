using Tanba.Registration.Centres;

namespace Tanba.Registration.Tests.Centres;

/// <summary>Invented centres.</summary>
internal static class Offices
{
    public static Centre Of(string id, string region, bool isOpen = true) => new(id, "+7 7172 000000", isOpen, new Dictionary<string, CentreWords>(StringComparer.Ordinal)
    {
        ["kk"] = new($"{region} қаласы", region, "Бірінші көше, 1", "Дс–Жм 9:00–18:00"),
        ["ru"] = new($"город {region}", region, "улица Первая, 1", "Пн–Пт 9:00–18:00"),
        ["en"] = new($"{region} city", region, "1 First Street", "Mon–Fri 9:00–18:00"),
    });
}
