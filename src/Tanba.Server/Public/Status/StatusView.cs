using Tanba.Registration.Applications;

namespace Tanba.Server.Public.Status;

/// <summary>What a status page shows. A stranger who knows the number sees the state alone; the owner also where the keys are.</summary>
public sealed record StatusView(ApplicationView Application, bool IsOwner)
{
    public bool CanInstall => Application.State is ApplicationState.Issued;

    public string Colour => Application.State switch
    {
        ApplicationState.Issued or ApplicationState.Installed => "govuk-tag--green",
        ApplicationState.Rejected => "govuk-tag--red",
        ApplicationState.Lapsed or ApplicationState.Cancelled => "govuk-tag--grey",
        _ => "govuk-tag--blue",
    };
}
