using Tanba.Registration.Applications;
using Tanba.Registration.Decisions;

namespace Tanba.Server.Console.Applications;

/// <summary>An application as a line of a table.</summary>
/// <param name="Centre">What the centre is called; null when the application names none.</param>
/// <param name="Days">Whole days since it was handed in.</param>
public sealed record ApplicationLine(QueuedApplication Application, string? Centre, int Days)
{
    /// <summary>Nobody has decided yet: how long it waits matters.</summary>
    public bool Waits => Application.State is ApplicationState.Submitted;

    public string Colour => ColourOf(Application.State);

    public static string ColourOf(ApplicationState state) => state switch
    {
        ApplicationState.Submitted => "govuk-tag--yellow",
        ApplicationState.Confirmed or ApplicationState.Issued => "govuk-tag--blue",
        ApplicationState.Installed => "govuk-tag--green",
        ApplicationState.Rejected => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };
}
