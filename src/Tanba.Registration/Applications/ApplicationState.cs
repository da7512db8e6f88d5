namespace Tanba.Registration.Applications;

/// <summary>Where an application stands. The moves between the states are the methods of <see cref="Application"/>.</summary>
public enum ApplicationState
{
    /// <summary>The person has a key order; nothing is handed in yet.</summary>
    Draft,

    /// <summary>Handed in; waits for a decision.</summary>
    Submitted,

    /// <summary>Somebody who may do so has confirmed it; certificates are being made.</summary>
    Confirmed,

    /// <summary>The certificates are there and wait for their owner.</summary>
    Issued,

    /// <summary>The certificates are in the owner's key store. End.</summary>
    Installed,

    /// <summary>A registrar refused it. End.</summary>
    Rejected,

    /// <summary>Nobody confirmed it in time. End.</summary>
    Lapsed,

    /// <summary>The person withdrew it, or began another one instead. End.</summary>
    Cancelled,
}
