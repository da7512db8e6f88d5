namespace Tanba.Authority.Audit;

/// <summary>One thing that happened.</summary>
/// <param name="Act">The verb: <c>certificate.issue</c>, <c>certificate.revoke</c>, <c>application.submit</c>.</param>
/// <param name="By">Who: an IIN, a registrar's name, or the job's name.</param>
/// <param name="Subject">On what: a serial number, an application's number.</param>
/// <param name="Detail">The rest, for a person to read; never a secret.</param>
public sealed record AuditEvent(string Act, string By, string Subject, string Detail);
