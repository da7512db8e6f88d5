namespace Tanba.Server.Words;

/// <summary>Which form of a noun follows a number (Unicode CLDR, cardinal rules). Kazakh has one form for all.</summary>
public static class Plural
{
    public static string Form(Language language, long count) => language.Code switch
    {
        "ru" => Russian(count),
        "en" => count == 1 ? "one" : "many",
        _ => "many",
    };

    private static string Russian(long count) => (count % 10, count % 100) switch
    {
        (1, not 11) => "one",
        ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
        _ => "many",
    };
}
