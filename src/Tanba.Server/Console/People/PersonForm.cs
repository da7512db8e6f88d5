using Tanba.Registration.People;

namespace Tanba.Server.Console.People;

/// <summary>A person's record as a registrar types it. Names are written in capital letters, as they stand in certificates.</summary>
public sealed record PersonForm
{
    public string? Iin { get; init => field = value is null ? null : string.Concat(value.Where(letter => !char.IsWhiteSpace(letter))); }

    public string? Surname { get; init => field = Capitals(value); }

    public string? GivenName { get; init => field = Capitals(value); }

    public string? Patronymic { get; init => field = Capitals(value); }

    public string? Email { get; init => field = value?.Trim(); }

    public string? Region { get; init => field = value?.Trim(); }

    public string? Locality { get; init => field = value?.Trim(); }

    /// <summary>Of pages and letters, for a new person.</summary>
    public string? Language { get; init; }

    public static PersonForm Of(Person person) => new()
    {
        Iin = person.Iin,
        Surname = person.Surname,
        GivenName = person.GivenName,
        Patronymic = person.Patronymic,
        Email = person.Email,
        Region = person.Region,
        Locality = person.Locality,
        Language = person.Language,
    };

    public Corrected ToCorrected(string iin) =>
        new(iin, Surname ?? "", GivenName ?? "", OrNull(Patronymic), OrNull(Email), Region ?? "", Locality ?? "");

    public Person ToPerson() =>
        new(Iin ?? "", Surname ?? "", GivenName ?? "", OrNull(Patronymic), OrNull(Email), Region ?? "", Locality ?? "", Language ?? "kk", WantsLetters: true);

    /// <summary>The field that a refusal is about, under the name it has on the page; empty when it is about none.</summary>
    public static string FieldOf(string code) => code switch
    {
        "person.surname" or "person.common-name" => "Form.Surname",
        "person.given-name" => "Form.GivenName",
        "person.patronymic" => "Form.Patronymic",
        "person.email" => "Form.Email",
        "person.region" => "Form.Region",
        "person.locality" => "Form.Locality",
        "person.known" => "Form.Iin",
        _ when code.StartsWith("iin.", StringComparison.Ordinal) => "Form.Iin",
        _ => "",
    };

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Capitals(string? text) => text is null ? null : string.Join(' ', text.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
