using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>What path validation found. Immutable, safe from any thread.</summary>
public sealed record PathVerdict
{
    /// <summary>Whether the path holds for the parameters.</summary>
    public bool IsValid => Reason is null;

    /// <summary>Null exactly when valid; of several paths that fail, that of the one that came farthest.</summary>
    public PathReason? Reason { get; init; }

    /// <summary>What was found, in English, for logs and tools; empty when valid.</summary>
    public string Detail { get; init; } = string.Empty;

    /// <summary>The clause that is broken; null when valid or when no clause says so.</summary>
    public string? Citation { get; init; }

    /// <summary>Leaf first, root last; when not valid, as far as the path that came farthest was built, at least the leaf.</summary>
    public required IReadOnlyList<Certificate> Path { get; init; }

    /// <summary>user-constrained-policy-set (RFC 5280 §6.1.6): dotted OIDs, <see cref="Oids.AnyPolicy"/> among them when any holds. Empty when not valid.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>What is known of each certificate below the root, leaf first; empty when revocation was not looked at or not reached.</summary>
    public IReadOnlyList<RevocationFact> Revocation { get; init; } = [];

    /// <summary>The verdict as a refusal; null when valid.</summary>
    public Rejection? Rejection => Reason is { } reason ? Pki.Rejection.Invalid(reason.Code(), Detail, Citation) : null;
}
