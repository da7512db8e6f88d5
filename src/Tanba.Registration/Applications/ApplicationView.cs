namespace Tanba.Registration.Applications;

/// <summary>What a page shows of an application. <see cref="Iin"/> and <see cref="Path"/> are for the owner and for registrars, never for a stranger who knows the number.</summary>
public sealed record ApplicationView(
    string Number,
    ApplicationState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset StateAt,
    string Storage,
    string Path,
    string Iin,
    string Template)
{
    /// <summary>The template behind every application so far; the profiles of its keys are those of <see cref="RegistrationOptions.ProfilesOfPerson"/>.</summary>
    public const string Individual = "individual";

    /// <summary>In groups of four digits.</summary>
    public string Grouped => $"{Number[..4]} {Number[4..8]} {Number[8..]}";

    internal static ApplicationView Of(Application application) => new(
        application.Number.ToString(),
        application.State,
        application.CreatedAt,
        application.StateAt,
        application.Place.Storage,
        application.Place.Path,
        application.Iin,
        Individual);
}
