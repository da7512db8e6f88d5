using Tanba.Registration.Applications;
using Tanba.Registration.Centres;

namespace Tanba.Server.Public.Status;

/// <summary>What a status page shows. A stranger who knows the number sees the state alone; the owner also where the keys are.</summary>
public sealed record StatusView(ApplicationView Application, bool IsOwner)
{
    /// <summary>Where a first application is confirmed; null when it waits for nobody.</summary>
    public Centre? Centre { get; init; }

    /// <summary>When it ends if nobody confirms it.</summary>
    public DateTimeOffset? LapsesAt { get; init; }

    /// <summary>What is to be done now. An application without a session goes another way than a renewal.</summary>
    public string TextWord => Application is { Kind: ApplicationKind.FirstIssue, State: ApplicationState.Draft or ApplicationState.Submitted }
        ? $"status.first.{Application.State}"
        : $"state.{Application.State}.text";

    public bool CanInstall => Application.State is ApplicationState.Issued;

    public string Colour => Application.State switch
    {
        ApplicationState.Issued or ApplicationState.Installed => "govuk-tag--green",
        ApplicationState.Rejected => "govuk-tag--red",
        ApplicationState.Lapsed or ApplicationState.Cancelled => "govuk-tag--grey",
        _ => "govuk-tag--blue",
    };
}
