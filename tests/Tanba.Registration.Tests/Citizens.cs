using Tanba.Registration.People;

namespace Tanba.Registration.Tests;

/// <summary>Invented people with published test numbers.</summary>
public static class Citizens
{
    public static readonly Person Daniyar =
        new("900101300007", "ОМАРОВ", "ДАНИЯР", "ЕРЛАНҰЛЫ", "daniyar@example.kz", "Астана", "Астана", "kk", WantsLetters: true);

    public static readonly Person Aigerim =
        new("851231450018", "СЕРІКОВА", "АЙГЕРІМ", "МАРАТҚЫЗЫ", "aigerim@example.kz", "Алматы", "Алматы", "ru", WantsLetters: true);

    /// <summary>Has no patronymic.</summary>
    public static readonly Person Anna =
        new("990630409991", "КИМ", "АННА", null, "anna@example.kz", "Қарағанды облысы", "Теміртау", "en", WantsLetters: true);
}
