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
    public required ApplicationKind Kind { get; init; }

    /// <summary>The registration centre that was chosen, if one was.</summary>
    public string? Centre { get; init; }

    /// <summary>Why it was refused: for the applicant, who knows the number.</summary>
    public string? Reason { get; init; }

    /// <summary>OID of the information system that the keys are for.</summary>
    public string? System { get; init; }

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
        application.Template)
    {
        Kind = application.Kind,
        Centre = application.Centre,
        Reason = application.Reason,
        System = application.System,
    };
}
