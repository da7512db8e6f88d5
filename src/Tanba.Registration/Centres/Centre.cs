namespace Tanba.Registration.Centres;

/// <summary>A registration centre: where a registrar sees the person who applied for first keys.</summary>
/// <param name="Id">Chosen by the administrator, such as <c>astana-1</c>; it never changes.</param>
/// <param name="Words">By language: kk, ru and en, all three.</param>
/// <param name="IsOpen">A closed centre cannot be chosen any more; old applications still name it.</param>
public sealed record Centre(string Id, string Phone, bool IsOpen, IReadOnlyDictionary<string, CentreWords> Words)
{
    public CentreWords In(string language) => Words[language];
}

/// <summary>What a person reads about a centre, in one language.</summary>
/// <param name="Region">As in the list of regions: «Алматы», «Карагандинская область».</param>
/// <param name="Locality">City or village.</param>
/// <param name="Address">Street and house, and how it is called if it has a name.</param>
/// <param name="Hours">When it is open: «Пн–Пт 9:00–18:00».</param>
public sealed record CentreWords(string Region, string Locality, string Address, string Hours);
