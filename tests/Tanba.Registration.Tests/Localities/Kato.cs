using System.Text;

namespace Tanba.Registration.Tests.Localities;

/// <summary>A few rows of the classifier, as its file has them.</summary>
internal static class Kato
{
    public const string Header = "kato,kato_version,level,type_code,name_ru,name_kk";

    public static readonly string[] Rows =
    [
        "103200000,NK RK 11-2025,district,2,Абайский район,Абай ауданы",
        "100000000,NK RK 11-2025,oblast,0,область Абай,Абай облысы",
        "103230000,NK RK 11-2025,sub_district,2,Карааульский с.о.,Қараауыл а.о.",
        "103230100,NK RK 11-2025,settlement,2,с.Карааул,Қараауыл а.",
        "350000000,NK RK 11-2025,oblast,0,Карагандинская область,Қарағанды облысы",
        "351010000,NK RK 11-2025,sub_district,1,г.Караганда,Қарағанды қ.",
        "351011100,NK RK 11-2025,settlement,1,район Әлихан Бөкейхан,Әлихан Бөкейхан ауданы",
        "352410000,NK RK 11-2025,sub_district,1,г.Темиртау,Теміртау қ.",
        "353600000,NK RK 11-2025,district,2,Бухар-Жырауский район,Бұқар жырау ауданы",
        "353647115,NK RK 11-2025,settlement,2,с.Темиртау,Теміртау а.",
        "353647116,NK RK 11-2025,settlement,2,\"зимовка Басбулак 1,2\",\"Басбұлақ 1,2 қыстауы\"",
        "710000000,NK RK 11-2025,oblast,1,г.Астана,Астана қ.",
        "711110000,NK RK 11-2025,sub_district,1,район Алматы,Алматы ауданы",
    ];

    public static byte[] File(params IEnumerable<string> rows) => Encoding.UTF8.GetBytes(string.Join('\n', [Header, .. rows]) + "\n");
}
