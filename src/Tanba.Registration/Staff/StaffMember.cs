namespace Tanba.Registration.Staff;

/// <summary>A role that somebody has, or had.</summary>
/// <param name="FullName">From the register of people.</param>
/// <param name="Centre">Id of the registration centre; null: all of them.</param>
/// <param name="EndedAt">Null while it lasts.</param>
public sealed record StaffMember(string Iin, string FullName, StaffRole Role, string? Centre, DateTimeOffset Since, DateTimeOffset? EndedAt);
