using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;

namespace Tanba.Signatures.TimeStamps;

/// <summary>What the check of a time stamp found. Immutable, safe from any thread.</summary>
public sealed record TimeStampVerdict
{
    /// <summary>Whether the time is proved: the stamp holds, and its authority is trusted.</summary>
    public bool IsValid => Reason is null;

    /// <summary>Null exactly when valid; a word of <see cref="TimeStampReasons"/>, <see cref="Cms.CmsReasons"/> or <see cref="PathReasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>What was found, in English, for logs and tools; empty when valid.</summary>
    public string Detail { get; init; } = string.Empty;

    /// <summary>What the stamp says, UTC, proved or not; null when it cannot be read.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Under which policy, dotted; null when it cannot be read.</summary>
    public string? Policy { get; init; }

    /// <summary>The authority's certificate; null when the stamp does not hold.</summary>
    public Certificate? Authority { get; init; }

    /// <summary>The path of the authority's certificate at the time in question; null when the stamp does not hold.</summary>
    public PathVerdict? Path { get; init; }
}
