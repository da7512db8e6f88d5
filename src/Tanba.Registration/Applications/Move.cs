using System.Data.Common;

using Tanba.Pki;

namespace Tanba.Registration.Applications;

/// <summary>One move of an application, as the audit log and the letter will tell it.</summary>
/// <param name="Name">The verb: <c>submit</c>, <c>confirm</c> …</param>
/// <param name="By">Who moves it: an IIN, a registrar, a job.</param>
/// <param name="Change">The move itself, a method of <see cref="Application"/>.</param>
internal sealed record Move(string Name, string By, Func<Application, DateTimeOffset, Result<Application>> Change)
{
    /// <summary>When set, only this person's application is found.</summary>
    public string? OwnerIin { get; init; }

    /// <summary>Which letter tells the person; null: none.</summary>
    public string? Letter { get; init; }

    /// <summary>For the audit log, and the reason in the letter.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What must hold of everything around the moved application; a refusal leaves all as it was.</summary>
    public Func<DbTransaction, Application, Task<Rejection?>> Judge { get; init; } = (_, _) => Task.FromResult<Rejection?>(null);

    /// <summary>What else happens in the same transaction.</summary>
    public Func<DbTransaction, Application, Task> Beside { get; init; } = (_, _) => Task.CompletedTask;
}
