namespace Tanba.Registration.People;

/// <summary>Somebody the registration knows, by the individual identification number.</summary>
/// <param name="Language">Of pages, acts and letters: <c>kk</c>, <c>ru</c> or <c>en</c>.</param>
/// <param name="WantsLetters">False: no letter is ever queued.</param>
public sealed record Person(
    string Iin,
    string Surname,
    string GivenName,
    string? Patronymic,
    string? Email,
    string Region,
    string Locality,
    string Language,
    bool WantsLetters)
{
    /// <summary>Surname, given name and patronymic, if there is one.</summary>
    public string FullName => Patronymic is null ? $"{Surname} {GivenName}" : $"{Surname} {GivenName} {Patronymic}";
}
