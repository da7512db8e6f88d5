namespace Tanba.Authority.Audit;

/// <summary>Which rows of the log are wanted; what is null is not asked for.</summary>
public sealed record AuditFilter
{
    /// <summary>The verb, whole: <c>certificate.revoke</c>.</summary>
    public string? Act { get; init; }

    /// <summary>Who, whole: an IIN or a job's name.</summary>
    public string? By { get; init; }

    /// <summary>On what, whole: a serial number, an application's number.</summary>
    public string? Subject { get; init; }

    /// <summary>Not before this moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? To { get; init; }
}
