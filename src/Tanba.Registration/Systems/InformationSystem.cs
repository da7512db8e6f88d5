namespace Tanba.Registration.Systems;

/// <summary>Where an information system stands in the register.</summary>
public enum SystemState
{
    /// <summary>The owner has asked; an administrator decides.</summary>
    Requested,

    /// <summary>It has its OID; keys can be issued for it.</summary>
    Registered,

    Refused,

    /// <summary>It works no more; its OID is never given to another.</summary>
    Closed,
}

/// <summary>A program that signs with a key of its own.</summary>
/// <param name="Number">In the order of asking.</param>
/// <param name="Oid">Given when it is registered.</param>
/// <param name="Name">Becomes the common name of its certificates.</param>
/// <param name="Owner">IIN of a person or BIN of an organisation.</param>
/// <param name="Purpose">What the owner wrote it is for.</param>
/// <param name="Reason">Why it was refused or closed.</param>
public sealed record InformationSystem(
    long Number, string? Oid, string Name, string Owner, string Purpose, SystemState State, DateTimeOffset RequestedAt, DateTimeOffset? DecidedAt, string? Reason);

/// <summary>What is written down of a system that is new to the register.</summary>
public sealed record NewSystem(string Name, string Owner, string Purpose);
