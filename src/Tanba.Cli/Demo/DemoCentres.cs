using Tanba.Registration.Centres;

namespace Tanba.Cli.Demo;

/// <summary>Three invented registration centres of the demo, in the places of its citizens.</summary>
internal static class DemoCentres
{
    public static readonly IReadOnlyList<Centre> All =
    [
        Centre("astana-1", "+7 7172 00 00 01", new("Астана", "Астана", "Мәңгілік Ел даңғылы, 1", "Дс–Жм 9:00–18:00"), new("Астана", "Астана", "проспект Мангилик Ел, 1", "Пн–Пт 9:00–18:00"), new("Astana", "Astana", "1 Mangilik El Avenue", "Mon–Fri 9:00–18:00")),
        Centre("almaty-1", "+7 727 000 00 02", new("Алматы", "Алматы", "Абай даңғылы, 2", "Дс–Сн 9:00–20:00"), new("Алматы", "Алматы", "проспект Абая, 2", "Пн–Сб 9:00–20:00"), new("Almaty", "Almaty", "2 Abay Avenue", "Mon–Sat 9:00–20:00")),
        Centre("temirtau-1", "+7 7213 00 00 03", new("Қарағанды облысы", "Теміртау", "Республика даңғылы, 3", "Дс–Жм 9:00–18:00"), new("Карагандинская область", "Темиртау", "проспект Республики, 3", "Пн–Пт 9:00–18:00"), new("Karaganda Region", "Temirtau", "3 Republic Avenue", "Mon–Fri 9:00–18:00")),
    ];

    private static Centre Centre(string id, string phone, CentreWords kk, CentreWords ru, CentreWords en) =>
        new(id, phone, IsOpen: true, new Dictionary<string, CentreWords>(StringComparer.Ordinal) { ["kk"] = kk, ["ru"] = ru, ["en"] = en });
}
