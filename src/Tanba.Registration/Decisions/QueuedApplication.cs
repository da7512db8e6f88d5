using Tanba.Registration.Applications;

namespace Tanba.Registration.Decisions;

/// <summary>An application as a line of the registrar's queue.</summary>
/// <param name="Since">When it was handed in.</param>
public sealed record QueuedApplication(
    string Number, ApplicationState State, string Template, string? Centre, string Iin, string FullName, DateTimeOffset Since)
{
    /// <summary>In groups of four digits.</summary>
    public string Grouped => $"{Number[..4]} {Number[4..8]} {Number[8..]}";
}

/// <summary>Which applications a registrar looks at: always those of one state.</summary>
public sealed record QueueFilter(ApplicationState State, string? Template = null, string? Centre = null)
{
    /// <summary>What waits is read from the oldest, what is decided from the newest.</summary>
    public bool OldestFirst => State is ApplicationState.Submitted or ApplicationState.Confirmed;
}
