namespace Tanba.Authority.Audit;

/// <summary>One thing that happened, as it stands in the log.</summary>
/// <param name="Number">Its place in the chain, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Happened">What, by whom, on what.</param>
/// <param name="Hash">Lower-case hex; with it the row is found in a copy of the log.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, AuditEvent Happened, string Hash);
